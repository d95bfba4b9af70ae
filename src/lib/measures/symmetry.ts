import { cell, type Matrix } from '../transformer/trace';

/**
 * max |s_ij - s_ji| over all pairs of `positions`, on scores: softmax by rows hides symmetry.
 * @param scores [n, n]
 */
export function largestAsymmetry(scores: Matrix, positions: readonly number[]): number {
  let largest = 0;
  for (const [index, i] of positions.entries()) {
    for (const j of positions.slice(0, index)) {
      largest = Math.max(largest, Math.abs(cell(scores, i, j) - cell(scores, j, i)));
    }
  }
  return largest;
}
