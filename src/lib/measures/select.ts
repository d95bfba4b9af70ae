import type { Matrix } from '../transformer/trace';

/** The rows and columns at `positions`, in that order; the numbers stay as they are. */
export function select(matrix: Matrix, positions: readonly number[]): Matrix {
  const n = positions.length;
  if (n === matrix.rows && n === matrix.columns) return matrix;
  const data = new Float32Array(n * n);
  positions.forEach((from, i) =>
    positions.forEach((to, j) => (data[i * n + j] = matrix.data[from * matrix.columns + to]))
  );
  return { rows: n, columns: n, data };
}
