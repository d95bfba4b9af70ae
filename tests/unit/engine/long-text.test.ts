import { beforeAll, expect, it } from 'vitest';
import { LongText } from '../../../src/lib/engine/long-text';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readForPage, readText, type Reader } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { cell, type Matrix, type Trace } from '../../../src/lib/transformer/trace';

const text = 'I went swimming with Anna at the bank. '.repeat(15);
const cuts = ['edge layer=2 head=7 from=1 to=3', 'head layer=1 head=2'].map(parseCut);
let reader: Reader;
let whole: Trace;
let long: LongText;

beforeAll(async () => {
  reader = await openNodeReader('minilm');
  whole = await readText(reader, text, cuts);
  long = new LongText(reader.model, cuts, { layer: 2, head: 7 });
  const reading = await readForPage(reader, 1, text, cuts, undefined, (layer, number) =>
    long.take(layer, number)
  );
  long.hidden = reading!.trace.hidden;
}, 60_000);

it('opens every layer and head with the numbers that were read', async () => {
  for (let layer = 1; layer <= 6; layer++) {
    for (const head of [1, 2, 7, 12]) {
      const { dotProduct, learned } = await long.open({ layer, head });
      const read = whole.layers[layer - 1];
      expect(distance(dotProduct.scores, read.dotProduct.scores)).toBeLessThan(1e-5);
      expect(distance(dotProduct.pattern, read.dotProduct.pattern)).toBeLessThan(1e-6);
      for (const name of ['q', 'k', 'v', 'scores', 'pattern'] as const) {
        expect(distance(learned[name], read.heads[head - 1][name])).toBeLessThan(1e-5);
      }
    }
  }
});

it('has what the page shows first as it was read', () => {
  const { layer, head, dotProduct, learned } = long.first!;
  expect([layer, head]).toEqual([2, 7]);
  expect(dotProduct).toEqual(whole.layers[1].dotProduct);
  expect(learned).toEqual(whole.layers[1].heads[6]);
});

it('keeps cuts', async () => {
  const { learned } = await long.open({ layer: 2, head: 7 });
  expect(cell(learned.pattern, 1, 3)).toBe(0);
  const again = await long.layer(2);
  expect(distance(again!.heads[6].pattern, learned.pattern)).toBeLessThan(1e-6);
});

it('hands out copies', async () => {
  const first = await long.open({ layer: 1, head: 4 });
  first.learned.q.data.fill(0);
  first.dotProduct.scores.data.fill(0);
  const second = await long.open({ layer: 1, head: 4 });
  expect(distance(second.learned.q, whole.layers[0].heads[3].q)).toBeLessThan(1e-5);
  expect(second.dotProduct.scores.data.some((score) => score !== 0)).toBe(true);
});

it('tells the weights between two words in every head', () => {
  for (const { layer, head, forth, back } of long.pair(8, 3)) {
    const { pattern } = whole.layers[layer - 1].heads[head - 1];
    expect(forth).toBeCloseTo(cell(pattern, 8, 3), 5);
    expect(back).toBeCloseTo(cell(pattern, 3, 8), 5);
  }
});

/** The largest difference between two matrices of one shape; equal infinities differ by nothing. */
function distance(a: Matrix, b: Matrix): number {
  expect([a.rows, a.columns]).toEqual([b.rows, b.columns]);
  return a.data.reduce((most, value, i) => {
    const apart = value === b.data[i] ? 0 : Math.abs(value - b.data[i]);
    return Math.max(most, apart);
  }, 0);
}
