import type { Matrix } from '../transformer/trace';

/**
 * M of x M yᵀ, what two words are compared through: M = W_Qᵀ W_K for weights stored [out, in],
 * which is the lecture's W_Q W_Kᵀ, where vectors are rows.
 * @param query [d, dModel] @param key [d, dModel]
 * @returns [dModel, dModel]
 */
export function innerProduct(query: Matrix, key: Matrix): Matrix {
  const { rows, columns } = query;
  const data = new Float32Array(columns * columns);
  for (let o = 0; o < rows; o++) {
    for (let i = 0; i < columns; i++) {
      const weight = query.data[o * columns + i];
      for (let j = 0; j < columns; j++) data[i * columns + j] += weight * key.data[o * columns + j];
    }
  }
  return { rows: columns, columns, data };
}
