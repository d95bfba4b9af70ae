import type { Mask, Matrix } from '../transformer/trace';

/**
 * softmax of each row, in float64, the row's maximum subtracted first so that nothing overflows.
 * @param scores [n, m]
 * @param mask [n · m]: what is masked takes no part, and has weight 0
 * @returns [n, m], each row summing to 1; all 0 where a whole row is masked
 */
export function softmaxRows(scores: Matrix, mask: Mask = null): Matrix {
  const { rows, columns } = scores;
  const data = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    let largest = -Infinity;
    for (let j = start; j < start + columns; j++)
      if (mask?.[j] !== 1) largest = Math.max(largest, scores.data[j]);
    let total = 0;
    for (let j = start; j < start + columns; j++)
      if (mask?.[j] !== 1) total += Math.exp(scores.data[j] - largest);
    for (let j = start; j < start + columns; j++)
      if (mask?.[j] !== 1) data[j] = Math.exp(scores.data[j] - largest) / total;
  }
  return { rows, columns, data };
}
