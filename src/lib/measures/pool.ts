import type { Matrix } from '../transformer/trace';

/**
 * A matrix at most `size` on each side: each number the largest of the block it stands for, so that
 * one bright cell among many stays visible (a mean would fade it).
 */
export function pool(matrix: Matrix, size: number): Matrix {
  const { rows, columns, data } = matrix;
  if (rows <= size && columns <= size) return matrix;
  const height = Math.min(rows, size);
  const width = Math.min(columns, size);
  const pooled = new Float32Array(height * width).fill(-Infinity);
  const places = Uint32Array.from({ length: columns }, (_, j) => (j * width) / columns);
  for (let i = 0; i < rows; i++) {
    const line = Math.floor((i * height) / rows) * width;
    for (let j = 0; j < columns; j++) {
      const at = line + places[j];
      const value = data[i * columns + j];
      if (value > pooled[at]) pooled[at] = value;
    }
  }
  return { rows: height, columns: width, data: pooled };
}
