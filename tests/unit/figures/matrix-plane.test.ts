import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  determinant,
  fate,
  gridLines,
  sent,
  stretches,
  type Columns
} from '../../../src/lib/figures/matrix-plane';
import type { Point } from '../../../src/lib/figures/plane';

const number = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
const points = fc.tuple(number, number);
const matrices: fc.Arbitrary<Columns> = fc.tuple(points, points);

it('sends the first two unit vectors to its columns', () => {
  const columns: Columns = [
    [2, 1],
    [-1, 3]
  ];
  expect(sent(columns, [1, 0])).toEqual([2, 1]);
  expect(sent(columns, [0, 1])).toEqual([-1, 3]);
  expect(determinant(columns)).toBe(7);
});

it('adds nothing: a sum is sent to the sum, and the origin stays', () => {
  fc.assert(
    fc.property(matrices, points, points, (columns, a, b) => {
      const [x, y] = sent(columns, [a[0] + b[0], a[1] + b[1]]);
      const [one, two] = [sent(columns, a), sent(columns, b)];
      expect(x).toBeCloseTo(one[0] + two[0], 9);
      expect(y).toBeCloseTo(one[1] + two[1], 9);
      expect(sent(columns, [0, 0]).map(Math.abs)).toEqual([0, 0]);
    })
  );
});

it('stretches multiply to the size of the determinant, and bound every vector’s length', () => {
  fc.assert(
    fc.property(matrices, points, (columns, point: Point) => {
      const [most, least] = stretches(columns);
      expect(most * least).toBeCloseTo(Math.abs(determinant(columns)), 4);
      const [before, after] = [Math.hypot(...point), Math.hypot(...sent(columns, point))];
      expect(after).toBeLessThanOrEqual(most * before + 1e-4);
      expect(after).toBeGreaterThanOrEqual(least * before - 1e-4);
    })
  );
});

it('tells what becomes of the plane', () => {
  expect(
    fate([
      [1, 0],
      [0, 1]
    ])
  ).toBe('same');
  expect(
    fate([
      [1, 0.5],
      [0, 1]
    ])
  ).toBe('kept');
  expect(
    fate([
      [0, 1],
      [1, 0]
    ])
  ).toBe('turned');
  expect(
    fate([
      [1, 2],
      [-0.5, -1]
    ])
  ).toBe('flat');
  expect(
    fate([
      [0, 0],
      [0, 0]
    ])
  ).toBe('none');
});

it('a grid has a line through every whole number, both ways', () => {
  expect(gridLines(2)).toHaveLength(10);
  expect(gridLines(2)).toContainEqual([
    [-1, -2],
    [-1, 2]
  ]);
});
