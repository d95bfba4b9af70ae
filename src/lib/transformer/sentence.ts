import { row, type Matrix } from './trace';

/**
 * The sentence vector that MiniLM was trained for: the mean of all rows, special tokens too.
 * @param last the last hidden states, [n, dModel]
 * @returns [dModel]
 */
export function meanRow(last: Matrix): Float32Array {
  const mean = new Float64Array(last.columns);
  for (let i = 0; i < last.rows; i++) {
    row(last, i).forEach((value, d) => (mean[d] += value / last.rows));
  }
  return Float32Array.from(mean);
}
