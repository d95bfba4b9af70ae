import type { Mask, Matrix } from '../transformer/trace';

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

/** The same of a mask over n × n cells. */
export function selectMask(mask: Mask, n: number, positions: readonly number[]): Mask {
  if (!mask || positions.length === n) return mask;
  return Uint8Array.from(positions.flatMap((from) => positions.map((to) => mask[from * n + to])));
}
