import { expect } from '@playwright/test';
import { distance, patternsIn, test } from './desks';
import type { PlainTrace } from './fixtures/plain';
import { RIVERBANK, textOfTokens, trace } from './page';

const OTHER = 'Grandma ate 3 naïve pangolins, twice.';
const CLOSE = 1e-6;

/** An answer is of this text by this model, with the numbers that Node computes. */
async function expectRead(
  answer: PlainTrace | null,
  model: string,
  text: string,
  cuts: readonly string[] = []
): Promise<void> {
  expect(answer).toMatchObject({ model, text });
  const options = ['--model', model, ...cuts.flatMap((cut) => ['--cut', cut])];
  const { layers } = await trace(text, options);
  expect(answer!.layers).toHaveLength(layers.length);
  layers.forEach((layer, l) =>
    expect(distance(answer!.layers[l], patternsIn(layer))).toBeLessThan(CLOSE)
  );
}

test('two desks read at once, each its own text', async ({ desks }) => {
  const answers = await desks.evaluate(
    async ([text, other]) => {
      const { engine, load, read, plain } = window.desks;
      await load('minilm');
      const [one, two] = [engine.desk(), engine.desk()];
      const asked = [read(one, 'minilm', text), read(two, 'minilm', other)];
      return (await Promise.all(asked)).map(plain);
    },
    [RIVERBANK, OTHER]
  );
  await expectRead(answers[0], 'minilm', RIVERBANK);
  await expectRead(answers[1], 'minilm', OTHER);
});

test('a newer text overtakes the older one of its own desk alone', async ({ desks }) => {
  const [older, other, newer] = await desks.evaluate(
    async ([text, words, long]) => {
      const { engine, load, read, plain } = window.desks;
      await Promise.all([load('minilm'), load('lecture')]);
      const [one, two] = [engine.desk(), engine.desk()];
      // Layers take turns: two of the other desk's are read long before six of a long text.
      const asked = [read(one, 'minilm', long), read(two, 'lecture', words)];
      await asked[1];
      asked.push(read(one, 'minilm', text));
      return (await Promise.all(asked)).map(plain);
    },
    [RIVERBANK, OTHER, textOfTokens(300)]
  );
  expect(older).toBeNull();
  await expectRead(other, 'lecture', OTHER);
  await expectRead(newer, 'minilm', RIVERBANK);
});

test('a cut at one desk is none at the other', async ({ desks }) => {
  const cut = 'edge layer=1 head=4 from=8 to=3';
  const [without, cutShort] = await desks.evaluate(
    async ([text, edge]) => {
      const { engine, load, read, plain } = window.desks;
      await load('minilm');
      const [one, two] = [engine.desk(), engine.desk()];
      const asked = [read(one, 'minilm', text), read(two, 'minilm', text, [edge])];
      return (await Promise.all(asked)).map(plain);
    },
    [RIVERBANK, cut]
  );
  await expectRead(without, 'minilm', RIVERBANK);
  await expectRead(cutShort, 'minilm', RIVERBANK, [cut]);
  // From there on the two are of different minds.
  expect(distance(without!.layers[1], cutShort!.layers[1])).toBeGreaterThan(1e-3);
});

test('desks read with two models at once, and each answer says which it is by', async ({
  desks
}) => {
  const answers = await desks.evaluate(async (text) => {
    const { engine, load, read, plain } = window.desks;
    await Promise.all([load('minilm'), load('lecture')]);
    const [one, two] = [engine.desk(), engine.desk()];
    const ask = (first: string, second: string) => [
      read(one, first, text),
      read(two, second, text)
    ];
    const both = await Promise.all(ask('minilm', 'lecture'));
    const swapped = await Promise.all(ask('lecture', 'minilm'));
    return [...both, ...swapped].map(plain);
  }, RIVERBANK);
  const models = ['minilm', 'lecture', 'lecture', 'minilm'];
  for (const [i, model] of models.entries()) await expectRead(answers[i], model, RIVERBANK);
});

test('a crash tells every desk and every listener, and both read again', async ({ desks }) => {
  await desks.evaluate(async (long) => {
    const { engine, load, read } = window.desks;
    await load('minilm');
    const told: string[] = [];
    engine.onCrash(() => told.push('first'));
    engine.onCrash(() => told.push('second'));
    engine.onCrash(() => told.push('third'))();
    const two = [engine.desk(), engine.desk()];
    const ended = two.map((desk) => read(desk, 'minilm', long).catch((error: Error) => error.name));
    Object.assign(window, { two, told, ended });
  }, textOfTokens(500));
  await desks.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('crash');
    });
  });
  const { ended, told, answers } = await desks.evaluate(
    async ([text, other]) => {
      const { load, read, plain } = window.desks;
      const { two, told, ended } = window as unknown as Left;
      const ends = await Promise.all(ended);
      await load('minilm');
      const asked = [read(two[0], 'minilm', text), read(two[1], 'minilm', other)];
      return { ended: ends, told, answers: (await Promise.all(asked)).map(plain) };
    },
    [RIVERBANK, OTHER]
  );
  expect(ended).toEqual(['EngineCrashedError', 'EngineCrashedError']);
  expect(told).toEqual(['first', 'second']);
  await expectRead(answers[0], 'minilm', RIVERBANK);
  await expectRead(answers[1], 'minilm', OTHER);
  await expect.poll(() => desks.workers().length).toBe(1);
});

/** What the page keeps between the two halves of the crash. */
interface Left {
  readonly two: readonly ReturnType<typeof window.desks.engine.desk>[];
  readonly told: readonly string[];
  readonly ended: readonly Promise<unknown>[];
}

test('a long text is opened at one desk while the other reads', async ({ desks }) => {
  const long = textOfTokens(130);
  const { opened, layer, pair, short, strange } = await desks.evaluate(
    async ([text, words]) => {
      const { engine, load, read, plain, patternOf, patternsOf } = window.desks;
      await load('minilm');
      const [one, two] = [engine.desk(), engine.desk()];
      const { id } = (await read(one, 'minilm', text))!;
      const [opened, layer, pair, short] = await Promise.all([
        one.open(id, { layer: 3, head: 5 }),
        one.layer(id, 2),
        one.pair(id, 4, 7),
        read(two, 'minilm', words)
      ]);
      return {
        opened: [opened!.dotProduct, opened!.own].map(patternOf),
        layer: patternsOf(layer!),
        pair,
        short: plain(short),
        // The other desk's reading of the same number is of a short text.
        strange: await two.open(id, { layer: 3, head: 5 })
      };
    },
    [long, OTHER]
  );
  const { layers } = await trace(long);
  const { dotProduct, heads } = layers[2];
  expect(distance(opened[0], dotProduct.pattern.flat())).toBeLessThan(CLOSE);
  expect(distance(opened[1], heads[4].pattern.flat())).toBeLessThan(CLOSE);
  expect(distance(layer, patternsIn(layers[1]))).toBeLessThan(CLOSE);
  const all = layers.flatMap((one) => one.heads.map(({ pattern }) => pattern));
  const there = pair!.flatMap(({ forth, back }) => [forth, back]);
  expect(
    distance(
      there,
      all.flatMap((pattern) => [pattern[4][7], pattern[7][4]])
    )
  ).toBeLessThan(CLOSE);
  await expectRead(short, 'minilm', OTHER);
  expect(strange).toBeNull();
});
