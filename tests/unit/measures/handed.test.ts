import { describe, expect, it } from 'vitest';
import { contributions } from '../../../src/lib/measures/contributions';
import { handed, sinks } from '../../../src/lib/measures/handed';
import { matrix } from '../matrix';

const [cls, word] = [true, false];
const tokens = [cls, word, word, word, cls];
/** One row, read by each of five; |v| = 1, 5, 10, 4 and 3. */
const pattern = matrix([1, 2, 3, 4, 5].map(() => [0.5, 0.125, 0.125, 0, 0.25]));
const v = matrix([
  [1, 0],
  [3, 4],
  [-6, 8],
  [0, 4],
  [3, 0]
]);
const parts = contributions(pattern, v, 1);

describe('what a token hands over', () => {
  it('is its weight times the length of its value, of the whole row’s', () => {
    const { length, size, all } = handed(parts, tokens, 0);
    expect({ length, size, all }).toEqual({ length: 1, size: 0.5, all: 3.125 });
  });

  it('is measured against the median of the row’s words, special ones and itself left out', () => {
    expect(handed(parts, tokens, 0)).toMatchObject({ median: 5, compared: 'short' });
    expect(handed(parts, tokens, 4)).toMatchObject({ median: 5, compared: 'shorter' });
    expect(handed(parts, tokens, 1)).toMatchObject({ median: 7, compared: 'shorter' });
    expect(handed(parts, tokens, 2)).toMatchObject({ median: 4.5, compared: 'longer' });
  });

  it.each([
    [1.99, 'short'],
    [2, 'shorter'],
    [3.1, 'shorter'],
    [3.3, 'alike'],
    [4.9, 'alike'],
    [5.1, 'longer']
  ] as const)('of a value of %d beside one of 4 is said to be %s', (length, compared) => {
    const two = contributions(matrix([[1, 0], [1, 0]]), matrix([[length], [4]]), 0); // prettier-ignore
    expect(handed(two, [cls, word], 0).compared).toBe(compared);
  });

  it('has the other special one beside it where there is no word', () => {
    const two = contributions(matrix([[1, 0], [1, 0]]), matrix([[1], [4]]), 0); // prettier-ignore
    expect(handed(two, [cls, cls], 0).median).toBe(4);
  });
});

it('a special token is told of where it takes more than 0.3, and no word is', () => {
  const row = (...weights: number[]) => Float32Array.from(weights);
  expect(sinks(row(0.4, 0, 0.25, 0, 0.35), tokens)).toEqual([0, 4]);
  expect(sinks(row(0.29, 0.71, 0, 0, 0), tokens)).toEqual([]);
});
