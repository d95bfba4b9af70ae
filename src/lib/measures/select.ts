import { valueAt, isMasked, type Attention, type Matrix } from '../transformer/trace';

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

/**
 * Where the most weight goes between two different `positions`; null where no pair of them may look
 * at each other.
 */
export function strongestPair(
  { pattern, mask }: Pick<Attention, 'pattern' | 'mask'>,
  positions: readonly number[]
): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  let largest = -Infinity;
  for (const from of positions) {
    for (const to of positions) {
      const value = valueAt(pattern, from, to);
      if (from === to || value <= largest || isMasked(mask, pattern.columns, from, to)) continue;
      largest = value;
      best = { from, to };
    }
  }
  return best;
}
