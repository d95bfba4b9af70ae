import { expect, it } from 'vitest';
import { lastLook, perplexity } from '../../../src/lib/measures/last-look';

/** A pattern whose last row is this one, and whose others are even. */
const pattern = (...last: number[]) => {
  const n = last.length;
  const data = new Float32Array(n * n).fill(1 / n);
  data.set(last, n * (n - 1));
  return { rows: n, columns: n, data };
};

it('counts as many words as an even row that is as undecided has', () => {
  expect(perplexity(Float32Array.of(0.25, 0.25, 0.25, 0.25))).toBeCloseTo(4, 5);
  expect(perplexity(Float32Array.of(0, 0.5, 0.5, 0))).toBeCloseTo(2, 5);
  expect(perplexity(Float32Array.of(0, 1, 0, 0))).toBe(1);
});

it('is on itself only where every layer gives itself most', () => {
  const self = pattern(0.125, 0.125, 0.75);
  expect(lastLook([pattern(0, 0, 1), self])).toEqual({ kind: 'self', weight: 0.75 });
  expect(lastLook([self, pattern(0.875, 0.125, 0)])).toEqual({
    kind: 'word',
    to: 0,
    weight: 0.875,
    layer: 2
  });
});

it('averages where no layer decides, and says nothing of a word alone', () => {
  const look = lastLook([pattern(0.25, 0.25, 0.25, 0.25), pattern(0.5, 0.25, 0.25, 0)]);
  expect(look).toMatchObject({ kind: 'even', words: expect.closeTo(2.83, 2) });
  expect(lastLook([pattern(1)])).toBeNull();
  expect(lastLook([])).toBeNull();
});
