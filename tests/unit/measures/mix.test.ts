import { describe, expect, it } from 'vitest';
import { mix } from '../../../src/lib/measures/mix';
import { softmaxRows } from '../../../src/lib/measures/softmax';
import { matrix } from '../matrix';

const attention = (rows: number[][]) => {
  const scores = matrix(rows);
  return { scores, pattern: softmaxRows(scores), mask: null, divisor: 1 };
};
const one = attention([
  [4, 0],
  [0, 2]
]);
const two = attention([
  [0, 2],
  [-4, 2]
]);

describe('mix', () => {
  it('is the proposals themselves at both ends, and past them', () => {
    for (const t of [0, -1]) expect(mix(one, two, t)).toBe(one);
    for (const t of [1, 2]) expect(mix(one, two, t)).toBe(two);
  });

  it('lies between the scores in proportion', () => {
    expect([...mix(one, two, 0.25).scores.data]).toEqual([3, 0.5, -1, 2]);
  });

  it('takes the softmax of the mixed scores, not a mean of the weights', () => {
    const { pattern } = mix(one, two, 0.5);
    expect(pattern.data[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(pattern.data[2]).toBeCloseTo(1 / (1 + Math.exp(4)), 6);
  });
});
