import type { Matrix } from '../transformer/trace';

/**
 * softmax of each row, in float64, the row's maximum subtracted first so that nothing overflows.
 * @param scores [n, m]
 * @returns [n, m], each row positive and summing to 1
 */
export function softmaxRows(scores: Matrix): Matrix {
  const { rows, columns } = scores;
  const data = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    let largest = -Infinity;
    for (let j = 0; j < columns; j++) largest = Math.max(largest, scores.data[start + j]);
    let total = 0;
    for (let j = 0; j < columns; j++) total += Math.exp(scores.data[start + j] - largest);
    for (let j = 0; j < columns; j++) {
      data[start + j] = Math.exp(scores.data[start + j] - largest) / total;
    }
  }
  return { rows, columns, data };
}
