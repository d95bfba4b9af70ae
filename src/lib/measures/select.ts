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

/** The largest number between two different `positions`, or null where there are fewer than two. */
export function strongestPair(
  matrix: Matrix,
  positions: readonly number[]
): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  let largest = -Infinity;
  for (const from of positions) {
    for (const to of positions) {
      const value = matrix.data[from * matrix.columns + to];
      if (from === to || value <= largest) continue;
      largest = value;
      best = { from, to };
    }
  }
  return best;
}
