import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { align, sharedOf } from '../../../src/lib/measures/align';
import {
  differenceMap,
  furthestWord,
  headsByDifference,
  rowDifference
} from '../../../src/lib/measures/two-texts';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { valueAt, type Trace } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';

/** Two texts of three and two words; the first and the last are in both. */
const a = matrix([
  [0.5, 0.3, 0.2],
  [0.1, 0.8, 0.1],
  [0.25, 0.25, 0.5]
]);
const b = matrix([
  [0.9, 0.1],
  [0.25, 0.75]
]);
const shared = [
  { a: 0, b: 0 },
  { a: 2, b: 1 }
];

describe('what differs between two texts', () => {
  it('is what B gives less what A gives, over the words of both', () => {
    const { data, rows, columns } = differenceMap(a, b, shared);
    expect([rows, columns]).toEqual([2, 2]);
    [0.4, -0.1, 0, 0.25].forEach((value, i) => expect(data[i]).toBeCloseTo(value, 6));
  });

  it('is for a word half the sum of its sizes, beside what goes to words of one text alone', () => {
    const { distance, aloneA, aloneB } = rowDifference(a, b, shared[0], shared);
    expect(distance).toBeCloseTo(0.25, 6);
    expect(aloneA).toBeCloseTo(0.3, 6);
    expect(aloneB).toBe(0);
  });

  it('orders heads by it, the earlier of equals first', () => {
    const [same, other] = [{ pattern: a }, { pattern: b }];
    const heads = headsByDifference([[same, same], [same]], [[same, other], [same]], shared[0], [
      { a: 0, b: 0 },
      { a: 1, b: 1 }
    ]);
    expect(heads.map(({ layer, head }) => [layer, head])).toEqual([
      [1, 2],
      [1, 1],
      [2, 1]
    ]);
    expect(heads[0].distance).toBeCloseTo(0.3, 6);
  });

  it('is largest for one word, of those that are asked about', () => {
    expect(furthestWord(a, b, shared, [0, 1])).toBe(0);
    expect(furthestWord(a, b, shared, [1])).toBe(1);
    expect(furthestWord(a, b, shared, [])).toBeNull();
  });

  it('lies between 0 and 1 whatever the rows, and is 0 of a row and itself', () => {
    const weights = fc
      .array(fc.integer({ min: 1, max: 1000 }), { minLength: 4, maxLength: 4 })
      .map((parts) => parts.map((part) => part / parts.reduce((sum, next) => sum + next, 0)));
    fc.assert(
      fc.property(weights, weights, fc.subarray([0, 1, 2, 3], { minLength: 1 }), (p, q, among) => {
        const pairs = among.map((i) => ({ a: i, b: i }));
        const [one, other] = [p, q].map((row) => matrix([row, row, row, row]));
        const found = rowDifference(one, other, pairs[0], pairs);
        expect(found.distance).toBeGreaterThanOrEqual(0);
        expect(found.distance + found.aloneA / 2 + found.aloneB / 2).toBeLessThanOrEqual(1 + 1e-6);
        expect(rowDifference(one, one, pairs[0], pairs).distance).toBe(0);
      })
    );
  });
});

describe('swimming and borrowing at the bank, as MiniLM reads them', () => {
  let [one, other]: Trace[] = [];
  beforeAll(async () => {
    const reader = await openNodeReader('minilm');
    const read = async (text: string) => {
      const spot = { layer: 1, head: 4 };
      return (await readForPage(reader, { id: 1, text, spot, cuts: [] }))!.reading.trace;
    };
    one = await read('I went swimming with Anna at the bank.');
    other = await read('I borrowed money at the bank.');
  });

  it('share seven tokens, and *bank* among them', () => {
    const pairs = sharedOf(align(one.tokens, other.tokens));
    expect(pairs.map(({ a }) => one.tokens[a].name)).toEqual(
      '[CLS] i at the bank . [SEP]'.split(' ')
    );
    expect(pairs[4]).toEqual({ a: 8, b: 6 });
  });

  it('differ by what the traces differ by', () => {
    const pairs = sharedOf(align(one.tokens, other.tokens));
    const maps = [one, other].map(({ layers }) => layers[0].heads[3].pattern);
    const difference = differenceMap(maps[0], maps[1], pairs);
    const [bank, end] = [4, 6];
    const expected = valueAt(maps[1], 6, 8) - valueAt(maps[0], 8, 10);
    expect(valueAt(difference, bank, end)).toBeCloseTo(expected, 6);
    const { distance, aloneA } = rowDifference(maps[0], maps[1], pairs[bank], pairs);
    const byHand = pairs.reduce((sum, { a, b }) => {
      return sum + Math.abs(valueAt(maps[1], 6, b) - valueAt(maps[0], 8, a));
    }, 0);
    expect(distance).toBeCloseTo(byHand / 2, 6);
    // went, swimming, with, anna
    const given = [2, 3, 4, 5].reduce((sum, to) => sum + valueAt(maps[0], 8, to), 0);
    expect(aloneA).toBeCloseTo(given, 5);
  });
});
