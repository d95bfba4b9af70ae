import type { Attention } from '../transformer/trace';

/**
 * max |s_ij - s_ji| over pairs of `positions`, on scores: softmax by rows hides symmetry. A pair
 * that is masked in either direction is left out; 0 where none is left.
 */
export function largestAsymmetry(
  { scores: { data, columns }, mask }: Pick<Attention, 'scores' | 'mask'>,
  positions: readonly number[]
): number {
  let largest = 0;
  for (let a = 0; a < positions.length; a++) {
    for (let b = 0; b < a; b++) {
      const there = positions[a] * columns + positions[b];
      const back = positions[b] * columns + positions[a];
      if (mask && (mask[there] === 1 || mask[back] === 1)) continue;
      largest = Math.max(largest, Math.abs(data[there] - data[back]));
    }
  }
  return largest;
}
