import { beforeAll, describe, expect, it } from 'vitest';
import { openLesson } from '../../../src/lib/lesson/node';
import { suggestedPlace, type LessonPlace } from '../../../src/lib/lesson/place';
import type { LessonReader } from '../../../src/lib/lesson/reader';
import type { Asked, Step } from '../../../src/lib/lesson/step';
import { step as dimensions } from '../../../src/lib/lesson/steps/dimensions';
import { step as stack } from '../../../src/lib/lesson/steps/n-in-n-out';
import { step as softmax } from '../../../src/lib/lesson/steps/softmax';
import { step as symmetry } from '../../../src/lib/lesson/steps/symmetry';
import { step as sum } from '../../../src/lib/lesson/steps/weighted-sum';
import { step as dots } from '../../../src/lib/lesson/steps/which-bank';
import { cosine } from '../../../src/lib/measures/vectors';
import { row, valueAt } from '../../../src/lib/transformer/trace';
import { wordParts } from '../../../src/lib/words/isolate';
import { lessonLanguage } from '../../../src/lib/words/lesson';
import { sceneOf } from '../../../src/lib/lesson/scene';
import { STEPS } from '../../../src/lib/lesson/steps';

const TEXT = 'I went swimming with Anna at the bank.';
const place: LessonPlace = { from: 8, to: 3, layer: 1, head: 4 };
let read: Awaited<ReturnType<typeof openLesson>>;
let reader: LessonReader;
beforeAll(async () => {
  read = await openLesson('minilm');
  reader = await read(TEXT);
}, 120_000);

async function ask<Option extends string, Facts extends object>(
  step: Step<Option, Facts>,
  of: LessonReader = reader,
  at = place
): Promise<Asked<Option, Facts>> {
  const asked = await step.ask(of, at);
  if (asked.kind !== 'asked') throw new Error(JSON.stringify(asked));
  return asked;
}

it('knows the marks that a model puts around a text, and that others put none', async () => {
  expect(sceneOf(reader.trace, place).specials).toEqual(['[CLS]', '[SEP]']);
  const small = await (await openLesson('lecture'))('anna swims at the bank');
  expect(sceneOf(small.trace, { ...place, from: 4, to: 1 }).specials).toEqual([]);
});

it('asks nothing where dots are spent', async () => {
  expect((await dots.ask(reader, place)).kind).toBe('open');
  const one = await read('Bank');
  expect((await dots.ask(one, place)).kind).toBe('not-asked');
});

it('counts vectors, which alone grow', async () => {
  const { facts, right, figure } = await ask(stack);
  expect(right).toBe('vectors');
  expect(facts).toMatchObject({ n: 11, dModel: 384, nLayers: 6, nHeads: 12, qkv: 442368 });
  expect(figure.kind === 'stack' && figure.lengths.map(({ length }) => length)).toEqual(
    Array(7).fill(11)
  );
});

it('raises one score, and all other weights follow by one factor', async () => {
  const { facts, figure } = await ask(softmax);
  const { pattern } = reader.trace.layers[0].heads[3];
  expect(facts.before).toBeCloseTo(valueAt(pattern, 8, 3), 5);
  expect(facts.after).toBeCloseTo(
    (facts.before * Math.exp(2)) / (1 - facts.before + facts.before * Math.exp(2)),
    10
  );
  for (const { before, after } of facts.others)
    expect(after / before).toBeCloseTo(facts.factor, 10);
  const column = Array.from({ length: 11 }, (_, i) => valueAt(pattern, i, 3));
  expect(facts.column).toBeCloseTo(
    column.reduce((all, weight) => all + weight, 0),
    6
  );
  expect(figure.kind === 'softmax' && figure.scores).toHaveLength(11);
});

it('finds one vector where all weights are equal, and others as they are', async () => {
  const { facts, right } = await ask(sum);
  const { v } = reader.trace.layers[0].heads[3];
  const mean = Array.from(
    { length: 32 },
    (_, d) => Array.from({ length: 11 }, (_, j) => valueAt(v, j, d)).reduce((a, b) => a + b) / 11
  );
  expect(right).toBe('one');
  expect(facts.mean).toBeCloseTo(Math.hypot(...mean), 4);
  expect(facts.cosine).toBeLessThan(0.99);
  expect(facts.most).toBeCloseTo(0.536, 3);
});

it('knows how cosines spread, and those of different tokens alone', async () => {
  const { facts, right } = await ask(dimensions);
  expect(right).toBe('root');
  expect(facts.sizes.root).toBeCloseTo(1 / Math.sqrt(384), 12);
  expect(facts.pairs).toBe(55);
  // By the cosine oneself stays first, e^1 before e^cos, and the row is flat.
  const vectors = Array.from({ length: 11 }, (_, i) => row(reader.trace.layers[0].input, i));
  const powers = vectors.map((vector) => Math.exp(cosine(vectors[8], vector)));
  const total = powers.reduce((a, b) => a + b);
  expect(facts.itself[0]).toBe(valueAt(reader.trace.layers[0].dotProduct.pattern, 8, 8));
  expect(facts.itself[1]).toBeCloseTo(Math.E / total, 5);
  const others = powers.filter((_, i) => i !== 8).map((power) => power / total);
  expect(facts.others[0]).toBeCloseTo(Math.min(...others), 5);
  expect(facts.others[1]).toBeCloseTo(Math.max(...others), 5);
  const twice = await read('the bank, the bank');
  const both = await ask(dimensions, twice, { from: 2, to: 5, layer: 1, head: 1 });
  // [CLS] the bank , the bank [SEP]: of 21 pairs two are of one word.
  expect(both.facts.pairs).toBe(19);
  expect(both.facts.largest).toBeLessThan(0.99);
});

describe('symmetry', () => {
  it('tells who gives more by the dot product, its scores being equal', async () => {
    const { facts, right, options } = await ask(symmetry);
    const { scores, pattern } = reader.trace.layers[0].dotProduct;
    expect(options).toEqual(['equal', 'forth', 'back']);
    expect(valueAt(scores, 8, 3)).toBeCloseTo(valueAt(scores, 3, 8), 5);
    expect(facts.weights).toEqual([valueAt(pattern, 8, 3), valueAt(pattern, 3, 8)]);
    expect(right).toBe('back');
    // What each row's total is: e to the score over the weight.
    const total = Array.from({ length: 11 }, (_, j) => Math.exp(valueAt(scores, 8, j)));
    expect(facts.totals[0] / total.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
  });

  it('is turned round with the two words', async () => {
    const turned = await ask(symmetry, reader, { ...place, from: 3, to: 8 });
    expect(turned.right).toBe('forth');
  });
});

const TEXTS = [TEXT, 'Anna ate fish.', 'I ate, grandma.', '<b>مرحبا</b> naïveté 🤷 the the at at'];
const names = Object.keys(STEPS) as (keyof typeof STEPS)[];

describe.each(names)('what the step %s says', (name) => {
  it.each(TEXTS)('has no hole in “%s”, and 130 words at most', async (text) => {
    const of = await read(text);
    const at = text === TEXT ? place : suggestedPlace(of.trace)!;
    const [{ step }, { words }] = await Promise.all([STEPS[name](), lessonLanguage.steps[name]()]);
    const asked = await (step as Step).ask(of, at);
    const said = words.text(sceneOf(of.trace, at));
    const sentences = [...said];
    if (asked.kind === 'asked') {
      const { facts, options, right } = asked;
      expect(options).toContain(right);
      expect(
        new Set(options.map((option) => words.option(option as never, facts as never))).size
      ).toBe(options.length);
      sentences.push(words.question(facts as never));
      const all = [
        ...sentences,
        words.again(facts as never),
        words.sum(facts as never) ?? '',
        ...options.flatMap((option) => [
          words.option(option as never, facts as never),
          words.reason(option as never, facts as never)
        ])
      ];
      for (const sentence of all) expect(sentence).not.toMatch(/undefined|NaN|Infinity|null/);
    }
    const plain = sentences.map((sentence) => wordParts(sentence).join('')).join(' ');
    expect(plain.split(/\s+/).length).toBeLessThanOrEqual(130);
  });
});
