import type { Attention, Matrix } from '../transformer/trace';
import { softmaxRows } from './softmax';
import { cosineOf } from './vectors';

/** How proposal 1 compares two vectors. */
export type Similarity = 'dot' | 'scaled' | 'cosine';
export const SIMILARITIES: readonly Similarity[] = ['dot', 'scaled', 'cosine'];

/**
 * Proposal 1 under another similarity, from its scaled scores s = x·y/√d alone: x·y = s √d, and
 * cos(x, y) = s_xy / √(s_xx s_yy), since s_xx holds x's squared length; 0 where a vector has none.
 * @param scaled the trace's own dot product, returned as it is for `scaled`
 * @returns a divisor of 1 for the others: cosines are scores that nothing divides any more
 */
export function compareBy(scaled: Attention, similarity: Similarity): Attention {
  if (similarity === 'scaled') return scaled;
  const { mask, divisor: root } = scaled;
  const { rows: n, data } = scaled.scores;
  const scores: Matrix = { rows: n, columns: n, data: new Float32Array(n * n) };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const value = data[i * n + j];
      scores.data[i * n + j] =
        similarity === 'dot' ? value * root : cosineOf(value, data[i * n + i], data[j * n + j]);
    }
  }
  return { scores, pattern: softmaxRows(scores, mask), mask, divisor: 1 };
}
