import { beforeAll, expect, it } from 'vitest';
import type { Reading } from '../../../src/lib/engine/contract';
import type { LongText } from '../../../src/lib/engine/long-text';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { valueAt, type Matrix, type Trace } from '../../../src/lib/transformer/trace';

const text = 'I went swimming with Anna at the bank. '.repeat(15);
const cuts = [
  ...['edge layer=2 head=7 from=1 to=3', 'head layer=1 head=2'],
  ...['mute layer=2 head=7 from=1 to=4', 'keys layer=2 head=12']
].map(parseCut);
let reader: Reader;
let whole: Trace;
let long: LongText;
let reading: Reading;

beforeAll(async () => {
  reader = await openNodeReader('minilm');
  whole = await readText(reader, text, cuts);
  const answer = await readForPage(reader, { id: 1, text, spot: { layer: 2, head: 7 }, cuts });
  long = answer!.long!;
  reading = answer!.reading;
}, 60_000);

it('opens every layer and head with the numbers that were read', async () => {
  for (let layer = 1; layer <= 6; layer++) {
    for (const head of [1, 2, 7, 12]) {
      const { input, dotProduct, own } = await long.open({ layer, head });
      const read = whole.layers[layer - 1];
      expect(input).toEqual(whole.hidden[layer - 1]);
      expect([own.mask, own.divisor]).toEqual([read.heads[head - 1].mask, Math.sqrt(32)]);
      expect(own.muted).toEqual(read.heads[head - 1].muted);
      expect(distance(dotProduct.scores, read.dotProduct.scores)).toBeLessThan(1e-5);
      expect(distance(dotProduct.pattern, read.dotProduct.pattern)).toBeLessThan(1e-6);
      for (const name of ['q', 'k', 'v', 'scores', 'pattern'] as const) {
        expect(distance(own[name], read.heads[head - 1][name])).toBeLessThan(1e-5);
      }
    }
  }
});

it('has what the page shows first as it was read', () => {
  const { layer, head, input, dotProduct, own } = reading.opened!;
  expect([layer, head]).toEqual([2, 7]);
  expect(reading.trace.layers).toEqual([]);
  expect(input).toBe(reading.trace.hidden[1]);
  expect(dotProduct).toEqual(whole.layers[1].dotProduct);
  expect(own).toEqual(whole.layers[1].heads[6]);
});

it('keeps cuts', async () => {
  const { own } = await long.open({ layer: 2, head: 7 });
  expect(valueAt(own.pattern, 1, 3)).toBe(0);
  const again = await long.layer(2);
  expect(distance(again!.heads[6].pattern, own.pattern)).toBeLessThan(1e-6);
  expect(own.muted?.indexOf(1)).toBe(own.q.rows + 4);
  expect(again!.heads[6].muted).toEqual(own.muted);
  const { q, k } = (await long.open({ layer: 2, head: 12 })).own;
  expect(k).toEqual(q);
  expect(again!.heads[11].k).toEqual(again!.heads[11].q);
});

it('hands out copies', async () => {
  const first = await long.open({ layer: 1, head: 4 });
  first.own.q.data.fill(0);
  first.dotProduct.scores.data.fill(0);
  first.input.data.fill(0);
  (await long.layer(1))!.input.data.fill(0);
  const second = await long.open({ layer: 1, head: 4 });
  expect(distance(second.own.q, whole.layers[0].heads[3].q)).toBeLessThan(1e-5);
  expect(second.dotProduct.scores.data.some((score) => score !== 0)).toBe(true);
  expect(second.input).toEqual(whole.hidden[0]);
});

it('tells the weights between two words in every head', () => {
  for (const { layer, head, forth, back } of long.pair(8, 3)) {
    const { pattern } = whole.layers[layer - 1].heads[head - 1];
    expect(forth).toBeCloseTo(valueAt(pattern, 8, 3), 5);
    expect(back).toBeCloseTo(valueAt(pattern, 3, 8), 5);
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

it('keeps nothing of a short text, which is sent whole', async () => {
  const request = { id: 2, text: 'the bank', spot: { layer: 1, head: 1 }, cuts: [] };
  const answer = await readForPage(reader, request);
  expect(answer!.long).toBeNull();
  expect(answer!.reading.opened).toBeNull();
  expect(answer!.reading.trace.layers).toHaveLength(6);
  expect(await readForPage(reader, request, () => Promise.resolve(false))).toBeNull();
});
