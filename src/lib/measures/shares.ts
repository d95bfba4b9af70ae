import { valueAt, type Matrix } from '../transformer/trace';

/** How much of row `from` goes to `positions`, a number in [0, 1]. */
export function shareTo(pattern: Matrix, from: number, positions: readonly number[]): number {
  return positions.reduce((sum, to) => sum + valueAt(pattern, from, to), 0);
}

/** The mean of `shareTo` over the rows `from`; 0 where there are none. */
export function meanShareTo(
  pattern: Matrix,
  from: readonly number[],
  positions: readonly number[]
): number {
  if (from.length === 0) return 0;
  return from.reduce((sum, i) => sum + shareTo(pattern, i, positions), 0) / from.length;
}
