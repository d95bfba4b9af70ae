import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  columnWidth,
  factorOfOthers,
  keyedScore,
  scoreRange,
  weightsOf
} from '../../../src/lib/figures/softmax-row';

const rows = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
  minLength: 2,
  maxLength: 40
});

it('weighs a row worked out by hand', () => {
  const [one, two] = weightsOf([Math.log(3), 0]);
  expect(one).toBeCloseTo(0.75, 6);
  expect(two).toBeCloseTo(0.25, 6);
});

it('one score moves: all other weights are multiplied by one factor, and the row still sums to 1', () => {
  fc.assert(
    fc.property(rows, fc.double({ min: -8, max: 8, noNaN: true }), (scores, by) => {
      const after = scores.map((score, j) => (j === 0 ? score + by : score));
      const [old, now] = [weightsOf(scores), weightsOf(after)];
      const factor = factorOfOthers(scores, after);
      expect(now.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
      for (let j = 1; j < scores.length; j++) expect(now[j]).toBeCloseTo(old[j] * factor, 5);
      if (by > 0.01) expect(factor).toBeLessThanOrEqual(1);
    })
  );
});

it('a factor holds where nothing is left for the others', () => {
  expect(factorOfOthers([800, 0], [801, 0])).toBeCloseTo(Math.exp(-1), 6);
});

it('a range holds every score and 0, and room on both sides', () => {
  fc.assert(
    fc.property(rows, (scores) => {
      const { least, most, step } = scoreRange(scores);
      expect(least).toBeLessThanOrEqual(Math.min(0, ...scores) - 4);
      expect(most).toBeGreaterThanOrEqual(Math.max(0, ...scores) + 4);
      expect((most - least) / step).toBeGreaterThan(20);
    })
  );
});

it('keys raise and lower a score as far as the range goes', () => {
  const range = { least: -4, most: 6, step: 0.2 };
  expect(keyedScore('ArrowUp', 1, range)).toBeCloseTo(1.2);
  expect(keyedScore('PageDown', 1, range)).toBeCloseTo(-1);
  expect(keyedScore('ArrowUp', 5.9, range)).toBe(6);
  expect(keyedScore('Home', 1, range)).toBe(-4);
  expect(keyedScore('x', 1, range)).toBeNull();
});

it('columns share the width, as long as a finger finds each', () => {
  expect(columnWidth(700, 10)).toBe(70);
  expect(columnWidth(700, 3)).toBe(76);
  expect(columnWidth(300, 40)).toBe(34);
});
