import type { Matrix } from '../transformer/trace';

/** Sweeps that one-sided Jacobi is given; it needs six to ten. */
const MOST_SWEEPS = 60;
/** Columns whose cosine is below this are at right angles. */
const RIGHT = 1e-12;

/**
 * The singular values of a matrix, the largest first: how far it stretches in each of its own
 * directions. One-sided Jacobi (Hestenes 1958; Golub and Van Loan, 8.6.3): columns are turned in pairs
 * until all are at right angles; their lengths are the singular values. In float64.
 * @param matrix [rows, columns]
 * @returns as many as the shorter side has; each 0 or more
 */
export function singularValues(matrix: Matrix): number[] {
  const columns = shortColumns(matrix);
  let turned = true;
  for (let sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
    turned = false;
    for (let i = 0; i < columns.length; i++) {
      for (let j = i + 1; j < columns.length; j++) {
        turned = makeRight(columns[i], columns[j]) || turned;
      }
    }
  }
  return columns.map((column) => Math.sqrt(product(column, column))).sort((a, b) => b - a);
}

/** The matrix as its columns, or its rows where those are fewer: both have the same singular values. */
function shortColumns({ rows, columns, data }: Matrix): Float64Array[] {
  const tall = rows >= columns;
  return Array.from({ length: tall ? columns : rows }, (_, c) =>
    Float64Array.from({ length: tall ? rows : columns }, (_, r) =>
      tall ? data[r * columns + c] : data[c * columns + r]
    )
  );
}

/** Turns two columns in their plane so that they are at right angles; whether they were not yet. */
function makeRight(x: Float64Array, y: Float64Array): boolean {
  const [xx, yy, xy] = [product(x, x), product(y, y), product(x, y)];
  if (Math.abs(xy) <= RIGHT * Math.sqrt(xx * yy)) return false;
  const zeta = (yy - xx) / (2 * xy);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cos = 1 / Math.hypot(1, t);
  const sin = cos * t;
  for (let r = 0; r < x.length; r++) {
    const [a, b] = [x[r], y[r]];
    x[r] = cos * a - sin * b;
    y[r] = sin * a + cos * b;
  }
  return true;
}

function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < x.length; r++) sum += x[r] * y[r];
  return sum;
}
