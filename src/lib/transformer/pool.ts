import type { Matrix } from './trace';

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
  // Where each block's columns begin, and the last one's end.
  const starts = Uint32Array.from({ length: width + 1 }, (_, b) =>
    Math.ceil((b * columns) / width)
  );
  for (let i = 0; i < rows; i++) {
    const line = Math.floor((i * height) / rows) * width;
    for (let b = 0, at = i * columns; b < width; b++) {
      let most = pooled[line + b];
      for (const end = i * columns + starts[b + 1]; at < end; at++) {
        if (data[at] > most) most = data[at];
      }
      pooled[line + b] = most;
    }
  }
  return { rows: height, columns: width, data: pooled };
}
