import type { Matrix } from '../transformer/trace';

/**
 * max |s_ij - s_ji| over all pairs of `positions`, on scores: softmax by rows hides symmetry.
 * @param scores [n, n]
 */
export function largestAsymmetry(scores: Matrix, positions: readonly number[]): number {
  const { data, columns } = scores;
  let largest = 0;
  for (let a = 0; a < positions.length; a++) {
    const i = positions[a];
    for (let b = 0; b < a; b++) {
      const j = positions[b];
      largest = Math.max(largest, Math.abs(data[i * columns + j] - data[j * columns + i]));
    }
  }
  return largest;
}
