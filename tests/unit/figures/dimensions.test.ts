import { expect, it } from 'vitest';
import {
  barEnds,
  barOf,
  BARS,
  counts,
  dimensionsWith,
  PAIRS,
  randomCosines,
  spreadOf,
  theoryShares,
  typicalSize
} from '../../../src/lib/figures/dimensions';

it('offers powers of two and the model’s own dimensions, in order, none twice', () => {
  expect(dimensionsWith(384)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 384, 512, 1024]);
  expect(dimensionsWith(64)).toHaveLength(10);
});

it('the same seed draws the same vectors, another one others', () => {
  expect(randomCosines(8, 20, 0.5)).toEqual(randomCosines(8, 20, 0.5));
  expect(randomCosines(8, 20, 0.5)).not.toEqual(randomCosines(8, 20, 0.25));
});

it.each([2, 16, 384, 1024])('cosines in %i dimensions lie about 0 and spread 1/√d', (d) => {
  const cosines = randomCosines(d, PAIRS, 0.5);
  expect(Math.max(...cosines.map(Math.abs))).toBeLessThanOrEqual(1);
  // Four standard errors of a spread from so many pairs.
  expect(Math.abs(spreadOf(cosines) * Math.sqrt(d) - 1)).toBeLessThan(4 / Math.sqrt(2 * PAIRS));
  expect(Math.abs(cosines.reduce((sum, t) => sum + t, 0) / PAIRS)).toBeLessThan(
    4 / Math.sqrt(PAIRS * d)
  );
});

it('every cosine falls into one bar, and 0 into the middle one', () => {
  expect(barOf(-1)).toBe(0);
  expect(barOf(1)).toBe(BARS - 1);
  expect(barOf(0)).toBe((BARS - 1) / 2);
  for (let bar = 0; bar < BARS; bar++) {
    const [from, to] = barEnds(bar);
    expect(barOf((from + to) / 2)).toBe(bar);
  }
  expect(counts([0, 0.001, -1, 1]).reduce((sum, one) => sum + one)).toBe(4);
});

it.each([2, 3, 16, 384, 1024])('the theory’s shares in %i dimensions sum to 1', (d) => {
  const shares = theoryShares(d);
  expect(shares.reduce((sum, one) => sum + one)).toBeCloseTo(1, 9);
  shares.forEach((share, bar) => expect(share).toBeCloseTo(shares[BARS - 1 - bar], 9));
});

it('the theory is even in three dimensions (Archimedes), and the arcsine law in two', () => {
  for (const share of theoryShares(3)) expect(share).toBeCloseTo(1 / BARS, 6);
  const [from, to] = barEnds(60);
  expect(theoryShares(2)[60]).toBeCloseTo((Math.asin(to) - Math.asin(from)) / Math.PI, 6);
});

it('the theory’s own spread is 1/√d', () => {
  const shares = theoryShares(16);
  const square = shares.reduce((sum, share, bar) => {
    const [from, to] = barEnds(bar);
    return sum + share * ((from + to) / 2) ** 2;
  }, 0);
  expect(Math.sqrt(square)).toBeCloseTo(1 / 4, 3);
});

it('half of the values are beyond the typical size', () => {
  expect(typicalSize([-0.4, 0.1, 0.3])).toBeCloseTo(0.3);
  expect(typicalSize([])).toBe(0);
});
