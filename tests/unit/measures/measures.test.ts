import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfRows } from '../../../src/lib/measures/diagonal';
import { looksMostlyAtItself } from '../../../src/lib/transformer/map-sums';
import { pool } from '../../../src/lib/transformer/pool';
import { select } from '../../../src/lib/measures/select';
import { meanShareTo, shareTo } from '../../../src/lib/measures/shares';
import { compareBy } from '../../../src/lib/measures/similarity';
import { softmaxRows } from '../../../src/lib/measures/softmax';
import { largestAsymmetry } from '../../../src/lib/measures/symmetry';
import { matrix } from '../matrix';

describe('softmaxRows', () => {
  it('turns scores 0 and ln 3 into a quarter and three quarters', () => {
    expect([...softmaxRows(matrix([[0, Math.log(3)]])).data]).toEqual([0.25, 0.75]);
  });

  it('keeps the order and sums to 1, whatever the scores', () => {
    const score = fc.float({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 20 }), (scores) => {
        const weights = softmaxRows(matrix([scores])).data;
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        scores.forEach((a, i) =>
          scores.forEach((b, j) => a < b && expect(weights[i]).toBeLessThanOrEqual(weights[j]))
        );
      })
    );
  });
});

describe('compareBy', () => {
  // x = (3, 4) and y = (1, 0): lengths 5 and 1, x·y = 3, d = 4 for a scale of 2.
  const scores = matrix([
    [25 / 2, 3 / 2],
    [3 / 2, 1 / 2]
  ]);
  const scaled = { scores, pattern: softmaxRows(scores), mask: null, divisor: 2 };

  it('gives the trace its own numbers back when scaled', () => {
    expect(compareBy(scaled, 'scaled')).toBe(scaled);
  });
  it('multiplies by √d for the plain dot product', () => {
    expect([...compareBy(scaled, 'dot').scores.data]).toEqual([25, 3, 3, 1]);
  });
  it('divides by both lengths for the cosine', () => {
    const cosines = [...compareBy(scaled, 'cosine').scores.data];
    [1, 0.6, 0.6, 1].forEach((value, i) => expect(cosines[i]).toBeCloseTo(value, 6));
  });
});

describe('selfRows', () => {
  const pattern = matrix([
    [0.5, 0.3, 0.2],
    [0.6, 0.3, 0.1],
    [0.2, 0.4, 0.4]
  ]);
  it('counts rows whose own weight no other exceeds', () => {
    expect(selfRows(pattern, [0, 1, 2])).toBe(2);
    expect(looksMostlyAtItself(pattern, 1)).toBe(false);
  });
  it('counts only the rows asked for', () => {
    expect(selfRows(pattern, [1])).toBe(0);
  });
});

describe('largestAsymmetry', () => {
  it('is the largest difference of two directions', () => {
    const scores = matrix([
      [9, 1, 2],
      [1.5, 9, 5],
      [2, 1, 9]
    ]);
    expect(largestAsymmetry({ scores, mask: null }, [0, 1, 2])).toBe(4);
    expect(largestAsymmetry({ scores, mask: null }, [0, 1])).toBe(0.5);
  });
  it('leaves out pairs that are masked in either direction', () => {
    const scores = matrix([
      [9, 1],
      [3, 9]
    ]);
    for (const mask of [Uint8Array.of(0, 1, 0, 0), Uint8Array.of(0, 0, 1, 0)])
      expect(largestAsymmetry({ scores, mask }, [0, 1])).toBe(0);
  });
});

describe('shares', () => {
  const pattern = matrix([
    [0.5, 0.25, 0.25],
    [0.25, 0.5, 0.25],
    [0, 0, 1]
  ]);
  it('adds the weights that go to the positions', () => {
    expect(shareTo(pattern, 0, [0, 2])).toBe(0.75);
  });
  it('averages over rows, and over none is 0', () => {
    expect(meanShareTo(pattern, [0, 1], [0])).toBe(0.375);
    expect(meanShareTo(pattern, [], [0])).toBe(0);
  });
});

describe('pool', () => {
  it('gives a matrix that fits back unchanged', () => {
    const small = matrix([[1, 2]]);
    expect(pool(small, 2)).toBe(small);
  });
  it('keeps the largest number of each block', () => {
    const big = matrix([
      [0, 1, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 7, 2],
      [3, 0, 0, 8]
    ]);
    expect(pool(big, 2)).toEqual(
      matrix([
        [1, 0],
        [3, 8]
      ])
    );
  });
});

describe('select', () => {
  it('takes rows and columns, and changes no number', () => {
    const all = matrix([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9]
    ]);
    expect(select(all, [0, 2])).toEqual(
      matrix([
        [1, 3],
        [7, 9]
      ])
    );
  });
});
