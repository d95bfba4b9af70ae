import { expect, it } from 'vitest';
import { planeOf } from '../../../src/lib/measures/plane-of';
import { matrix } from '../matrix';

const word = (i: number) => ({ name: `w${i}`, positions: [i] });

it('words that lie in a plane keep their distances, up to one factor', () => {
  const vectors = matrix([
    [3, 1, 1, 0],
    [-1, 2, 1, 0],
    [0, -2, 1, 0],
    [1, 1, 1, 0]
  ]);
  const shadows = planeOf(vectors, [0, 1, 2, 3].map(word));
  const far = (i: number, j: number) =>
    Math.hypot(shadows[i].at[0] - shadows[j].at[0], shadows[i].at[1] - shadows[j].at[1]);
  const factor = far(0, 1) / Math.hypot(4, 1);
  expect(far(1, 2)).toBeCloseTo(factor * Math.hypot(1, 4), 5);
  expect(far(2, 3)).toBeCloseTo(factor * Math.hypot(1, 3), 5);
  expect(Math.max(...shadows.map(({ at }) => Math.hypot(...at)))).toBeCloseTo(2, 9);
  for (const axis of [0, 1] as const)
    expect(shadows.reduce((sum, { at }) => sum + at[axis], 0)).toBeCloseTo(0, 5);
});

it('the first axis is the one along which they differ most', () => {
  const shadows = planeOf(
    matrix([
      [9, 0.1],
      [-9, 0.2],
      [3, -0.4]
    ]),
    [0, 1, 2].map(word)
  );
  const spread = (axis: 0 | 1) => Math.max(...shadows.map(({ at }) => Math.abs(at[axis])));
  expect(spread(0)).toBeGreaterThan(10 * spread(1));
});

it('one word, or equal ones, lie in the middle', () => {
  expect(planeOf(matrix([[1, 2]]), [word(0)])).toEqual([{ name: 'w0', at: [0, 0] }]);
  for (const { at } of planeOf(
    matrix([
      [1, 2],
      [1, 2]
    ]),
    [0, 1].map(word)
  ))
    expect(at.map(Math.abs)).toEqual([0, 0]);
  expect(planeOf(matrix([]), [])).toEqual([]);
});
