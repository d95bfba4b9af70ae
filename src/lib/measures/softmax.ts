import type { Mask, Matrix } from '../transformer/trace';

/**
 * softmax of each row, in float64, the row's maximum subtracted first so that nothing overflows.
 * @param scores [n, m]
 * @param mask [n · m]: what is masked takes no part, and has weight 0
 * @returns [n, m], each row summing to 1; all 0 where a whole row is masked
 */
export function softmaxRows(scores: Matrix, mask: Mask = null): Matrix {
  const { rows, columns } = scores;
  const seen = mask
    ? scores.data.map((score, i) => (mask[i] === 1 ? -Infinity : score))
    : scores.data;
  const data = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    let largest = -Infinity;
    for (let j = 0; j < columns; j++) largest = Math.max(largest, seen[start + j]);
    if (largest === -Infinity) continue;
    let total = 0;
    for (let j = 0; j < columns; j++) total += Math.exp(seen[start + j] - largest);
    for (let j = 0; j < columns; j++) data[start + j] = Math.exp(seen[start + j] - largest) / total;
  }
  return { rows, columns, data };
}
