import type { Matrix } from './trace';

/** The matrices of a [count, rows, columns] tensor's numbers, as views on them. */
export function slices(data: Float32Array, rows: number, columns: number): Matrix[] {
  const size = rows * columns;
  return Array.from({ length: data.length / size }, (_, i) => ({
    rows,
    columns,
    data: data.subarray(i * size, (i + 1) * size)
  }));
}
