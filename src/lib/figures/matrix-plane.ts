import { singularValues } from '../measures/singular-values';
import type { Point } from './plane';

/** A 2 × 2 matrix by its columns: where it sends (1, 0) and (0, 1). */
export type Columns = readonly [Point, Point];

/** Where a matrix sends a point: x times its first column and y times its second. */
export const sent = ([one, two]: Columns, [x, y]: Point): Point => [
  x * one[0] + y * two[0],
  x * one[1] + y * two[1]
];

/** By how much areas grow; below 0 where the plane is turned over. */
export const determinant = ([one, two]: Columns): number => one[0] * two[1] - two[0] * one[1];

/** How far a 2 × 2 matrix stretches at most and at least. */
export function stretches([one, two]: Columns): readonly [most: number, least: number] {
  const data = Float32Array.from([one[0], two[0], one[1], two[1]]);
  const [most, least] = singularValues({ rows: 2, columns: 2, data });
  return [most, least];
}

/** Below this a stretch is none: tips are moved by hundredths. */
const NOTHING = 5e-4;

/** What becomes of the plane: nothing, stretched, turned over, fallen onto a line or onto a point. */
export function fate(columns: Columns): 'same' | 'kept' | 'turned' | 'flat' | 'none' {
  const [[a, c], [b, d]] = columns;
  if (a === 1 && b === 0 && c === 0 && d === 1) return 'same';
  const [most, least] = stretches(columns);
  if (most < NOTHING) return 'none';
  if (least < NOTHING) return 'flat';
  return determinant(columns) < 0 ? 'turned' : 'kept';
}

/** Parts of a circle that look round. */
const ROUND = 72;
/** The circle of length 1, closed. */
export const CIRCLE: readonly Point[] = Array.from({ length: ROUND + 1 }, (_, i) => {
  const angle = (2 * Math.PI * i) / ROUND;
  return [Math.cos(angle), Math.sin(angle)];
});

/** The lines of a grid over a plane that reaches so far: the ends of each. */
export const gridLines = (reach: number): readonly (readonly [Point, Point])[] =>
  Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach).flatMap(
    (at): (readonly [Point, Point])[] => [
      [
        [at, -reach],
        [at, reach]
      ],
      [
        [-reach, at],
        [reach, at]
      ]
    ]
  );
