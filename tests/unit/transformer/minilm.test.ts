import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { selfRows } from '../../../src/lib/measures/diagonal';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { valueAt, row, type Matrix, type Trace } from '../../../src/lib/transformer/trace';

const RIVERBANK = 'I went swimming with Anna at the bank.';

let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});
const read = (text: string, ...cuts: string[]) => readText(reader, text, cuts.map(parseCut));
const maps = ({ layers }: Trace) =>
  layers.flatMap(({ dotProduct, heads }) => [dotProduct, ...heads].map(({ pattern }) => pattern));

function expectRowsToSumToOne(pattern: Matrix) {
  for (let i = 0; i < pattern.rows; i++) {
    const weights = row(pattern, i);
    expect(weights.every((weight) => weight >= 0)).toBe(true);
    expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-5);
  }
}

const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: codeUnit, maxLength: 40 })
);

it('reads any string: each row of each pattern sums to 1', async () => {
  await fc.assert(
    fc.asyncProperty(anyString, async (text) =>
      maps(await read(text)).forEach(expectRowsToSumToOne)
    ),
    { numRuns: 60 }
  );
});

it('reads the empty text as its two special tokens', async () => {
  expect((await read('')).tokens.map(({ text }) => text)).toEqual(['[CLS]', '[SEP]']);
});

describe('cutting', () => {
  const same = (a: Matrix, b: Matrix) => a.data.every((value, i) => value === b.data[i]);

  it('an edge leaves weight 0 there, and the row’s others share the rest', async () => {
    const whole = await read(RIVERBANK);
    const cut = await read(RIVERBANK, 'edge layer=1 head=4 from=8 to=3');
    const { pattern } = cut.layers[0].heads[3];
    const before = whole.layers[0].heads[3].pattern;
    expect(valueAt(pattern, 8, 3)).toBe(0);
    expectRowsToSumToOne(pattern);
    for (let to = 0; to < 11; to++) {
      if (to === 3) continue;
      const share = valueAt(before, 8, to) / (1 - valueAt(before, 8, 3));
      expect(valueAt(pattern, 8, to)).toBeCloseTo(share, 5);
    }
    expect(row(pattern, 7)).toEqual(row(before, 7));
    expect(same(cut.layers[0].heads[2].pattern, whole.layers[0].heads[2].pattern)).toBe(true);
  });

  it('mute keeps every weight of its layer to the bit, and the word’s vector moves', async () => {
    const whole = await read(RIVERBANK);
    const cut = await read(RIVERBANK, 'mute layer=1 head=4 from=8 to=3');
    cut.layers[0].heads.forEach(({ pattern, scores, muted }, h) => {
      expect(pattern).toEqual(whole.layers[0].heads[h].pattern);
      expect(scores).toEqual(whole.layers[0].heads[h].scores);
      expect(muted?.indexOf(1) ?? null).toBe(h === 3 ? 8 * 11 + 3 : null);
    });
    for (let i = 0; i < 11; i++) {
      const [before, after] = [whole, cut].map(({ hidden }) => row(hidden[1], i));
      if (i === 8) expect(after).not.toEqual(before);
      else expect(after).toEqual(before);
    }
  });

  it('mute of every word is the head cut: a row that is muted whole hands over 0', async () => {
    const muted = await read(RIVERBANK, 'mute layer=3 head=5 from=* to=*');
    const cut = await read(RIVERBANK, 'head layer=3 head=5');
    expect(same(muted.hidden[6], cut.hidden[6])).toBe(true);
  });

  it('keys are the queries, in what is compared and in what the trace shows', async () => {
    const whole = await read(RIVERBANK);
    const cut = await read(RIVERBANK, 'keys layer=2 head=*', 'keys layer=5 head=9');
    cut.layers.forEach(({ heads }, l) =>
      heads.forEach(({ q, k, scores, pattern }, h) => {
        expectRowsToSumToOne(pattern);
        if (l === 1 || (l === 4 && h === 8)) {
          expect(k).toEqual(q);
          for (let i = 0; i < 11; i++)
            for (let j = 0; j < i; j++)
              expect(Math.abs(valueAt(scores, i, j) - valueAt(scores, j, i))).toBeLessThan(1e-4);
        } else expect(k).not.toEqual(q);
        if (l <= 1) expect(q).toEqual(whole.layers[l].heads[h].q);
      })
    );
  });

  it('keys of a model that compares its input with itself change nothing', async () => {
    const twin = await openNodeReader('lecture-dot');
    const [whole, cut] = await Promise.all(
      [[], [parseCut('keys layer=* head=*')]].map((cuts) => readText(twin, 'the river bank', cuts))
    );
    expect(cut.hidden).toEqual(whole.hidden);
  });

  it.each(['attention layer=3', 'mlp layer=3', 'head layer=3 head=5'])(
    '"%s" changes later layers only',
    async (written) => {
      const whole = await read(RIVERBANK);
      const cut = await read(RIVERBANK, written);
      for (let l = 0; l < 3; l++) {
        expect(same(cut.layers[l].dotProduct.pattern, whole.layers[l].dotProduct.pattern)).toBe(
          true
        );
        cut.layers[l].heads.forEach(({ pattern }, h) =>
          expect(same(pattern, whole.layers[l].heads[h].pattern)).toBe(true)
        );
      }
      expect(same(cut.hidden[2], whole.hidden[2])).toBe(true);
      for (let l = 3; l < 6; l++) {
        expect(same(cut.hidden[l], whole.hidden[l])).toBe(false);
        expect(same(cut.layers[l].dotProduct.pattern, whole.layers[l].dotProduct.pattern)).toBe(
          false
        );
      }
    }
  );

  it('every head is not the same as the whole attention: the output’s bias stays', async () => {
    const heads = await read(RIVERBANK, 'head layer=3 head=*');
    const attention = await read(RIVERBANK, 'attention layer=3');
    expect(same(heads.hidden[3], attention.hidden[3])).toBe(false);
  });

  it('all heads one by one is cutting them all', async () => {
    const oneByOne = Array.from({ length: 12 }, (_, h) => `head layer=3 head=${h + 1}`);
    const a = await read(RIVERBANK, ...oneByOne);
    const b = await read(RIVERBANK, 'head layer=3 head=*');
    expect(same(a.hidden[6], b.hidden[6])).toBe(true);
  });

  it('bank → swimming moves bank; swimming → bank in layer 6 leaves bank as it is', async () => {
    const whole = await read(RIVERBANK);
    const there = await read(RIVERBANK, 'edge layer=* head=* from=8 to=3');
    const back = await read(RIVERBANK, 'edge layer=6 head=* from=3 to=8');
    expect(row(there.hidden[6], 8)).not.toEqual(row(whole.hidden[6], 8));
    expect(row(back.hidden[6], 8)).toEqual(row(whole.hidden[6], 8));
    expect(row(back.hidden[6], 3)).not.toEqual(row(whole.hidden[6], 3));
  });
});

describe('the figures of the lecture come out', () => {
  it('dot product: 11 of 11 rows on their own word in layers 1 to 5, 10 of 11 in layer 6', async () => {
    const { layers, tokens } = await read(RIVERBANK);
    const all = tokens.map((_, position) => position);
    expect(layers.map(({ dotProduct }) => selfRows(dotProduct.pattern, all))).toEqual([
      11, 11, 11, 11, 11, 10
    ]);
  });

  it('dot product: the mean weight on oneself', async () => {
    const { layers } = await read(RIVERBANK);
    const means = layers.map(({ dotProduct: { pattern } }) => {
      let sum = 0;
      for (let i = 0; i < pattern.rows; i++) sum += valueAt(pattern, i, i);
      return sum / pattern.rows;
    });
    [0.74, 0.91, 0.89, 0.82, 0.78, 0.62].forEach((mean, l) =>
      expect(means[l]).toBeCloseTo(mean, 2)
    );
  });

  it('bank → swimming in layer 1, head 4, to four decimals', async () => {
    const { scores, pattern } = (await read(RIVERBANK)).layers[0].heads[3];
    // 0.5361 in float32; the shipped float16 weights give 0.5360.
    expect(Math.abs(valueAt(pattern, 8, 3) - 0.5361)).toBeLessThan(1.5e-4);
    expect(valueAt(scores, 8, 3)).toBeCloseTo(2.5, 2);
  });

  it.each([
    { text: RIVERBANK, layer: 1, head: 4, from: 8, to: 3, there: 0.54, back: 0.26 },
    { text: RIVERBANK, layer: 1, head: 11, from: 8, to: 3, there: 0.48, back: 0.02 },
    { text: RIVERBANK, layer: 3, head: 5, from: 8, to: 3, there: 0.34, back: 0.0 },
    { text: 'I borrowed money at the bank.', layer: 6, head: 8, from: 6, to: 2, there: 0.66 },
    { text: 'I borrowed money at the bank.', layer: 1, head: 1, from: 6, to: 3, there: 0.31 },
    { text: 'I ate, grandma.', layer: 2, head: 9, from: 2, to: 3, there: 0.46, back: 0.0 },
    { text: 'I ate grandma.', layer: 6, head: 3, from: 2, to: 3, there: 0.67, back: 0.01 }
  ])(
    '"$text", layer $layer, head $head: $from looks at $to with $there',
    async ({ text, layer, head, from, to, there, back }) => {
      const { pattern } = (await read(text)).layers[layer - 1].heads[head - 1];
      expect(valueAt(pattern, from, to).toFixed(2)).toBe(there.toFixed(2));
      if (back !== undefined) expect(valueAt(pattern, to, from).toFixed(2)).toBe(back.toFixed(2));
    }
  );
});
