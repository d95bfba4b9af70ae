import type { Matrix } from '../transformer/trace';

/** The cells of these rows and columns, in this order: [rows.length, columns.length]. */
export function pick(matrix: Matrix, rows: readonly number[], columns: readonly number[]): Matrix {
  const cells = rows.flatMap((i) => columns.map((j) => matrix.data[i * matrix.columns + j]));
  return { rows: rows.length, columns: columns.length, data: Float32Array.from(cells) };
}

/** Rows as columns. */
export function turned({ rows, columns, data }: Matrix): Matrix {
  const cells = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]);
  return { rows: columns, columns: rows, data: cells };
}

/** Where a row's largest numbers stand, largest first. */
export function largestOf(values: Float32Array, most: number): number[] {
  return [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, most);
}

/** a − b, cell by cell. */
export const difference = (a: Matrix, b: Matrix): Matrix => ({
  ...a,
  data: a.data.map((value, i) => value - b.data[i])
});

/** The mean of the cells whose row and column belong together, and of all others. */
export function blockMeans(
  { rows, columns, data }: Matrix,
  together: (row: number, column: number) => boolean
): { own: number; others: number } {
  const sums = { own: 0, others: 0 };
  let count = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const own = together(i, j);
      sums[own ? 'own' : 'others'] += data[i * columns + j];
      if (own) count++;
    }
  }
  return { own: sums.own / count, others: sums.others / (rows * columns - count) };
}
