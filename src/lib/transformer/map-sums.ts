import { log2 } from './log2';
import { pool } from './pool';
import { row, valueAt, type Attention, type Matrix } from './trace';

/** What columns get of a map's weight. */
export interface ColumnSums {
  /** Σ_i p_ij over the rows i that count, [n]. */
  readonly sums: Float32Array;
  /** Σ_ij p_ij |i - j| over the rows and columns that count, in tokens. */
  readonly reach: number;
}

/** What a map amounts to as a whole; each is computed when it is asked for. */
export interface MapSums {
  /** log Σ_j e^s_ij over what is not masked, for each row i: [n]. */
  logTotals(): Float64Array;
  /** How many rows give their own word at least as much as any other. */
  selfRows(): number;
  /** Mean entropy of the rows in bits; log2 n where a row is spread evenly. */
  entropy(): number;
  /** |S - Sᵀ| / |S| (Frobenius) of the scores that no mask hides in either direction: 0 is symmetric. */
  asymmetry(): number;
  /** @param counts 1 for what counts, 0 for what does not, [n] */
  columns(counts: Uint8Array): ColumnSums;
  /**
   * The pattern, [size, size] at most: each number the largest of the block it stands for. It may be
   * a view, good until anything else is asked.
   */
  pool(size: number): Matrix;
}

/** From the map's own numbers. */
export const sumsOf = (map: Attention): MapSums => ({
  logTotals: () => logTotals(map),
  selfRows: () => selfRows(map.pattern),
  entropy: () => entropy(map.pattern),
  asymmetry: () => asymmetry(map),
  columns: (counts) => columns(map.pattern, counts),
  pool: (size) => pool(map.pattern, size)
});

/** Whether row `index` gives its own word at least as much as any other. */
export function looksMostlyAtItself(pattern: Matrix, index: number): boolean {
  const own = valueAt(pattern, index, index);
  const weights = row(pattern, index);
  // A plain loop: for long texts this runs over every weight of every map.
  for (let j = 0; j < weights.length; j++) if (weights[j] > own) return false;
  return true;
}

function selfRows(pattern: Matrix): number {
  let own = 0;
  for (let i = 0; i < pattern.rows; i++) if (looksMostlyAtItself(pattern, i)) own++;
  return own;
}

function logTotals({ scores, pattern }: Attention): Float64Array {
  return Float64Array.from({ length: pattern.rows }, (_, i) => {
    const weights = row(pattern, i);
    // Any weight of about the mean or more is as sure as the largest, and nearer at hand.
    let sure = 0;
    while (weights[sure] < 0.5 / weights.length) sure++;
    return valueAt(scores, i, sure) - Math.log(weights[sure]);
  });
}

function entropy({ rows, data }: Matrix): number {
  let bits = 0;
  // A plain loop over the numbers themselves: a long text has twenty million of them.
  for (const weight of data) if (weight > 0) bits -= weight * log2(weight);
  return bits / rows;
}

function asymmetry({ scores, mask }: Attention): number {
  const { rows: n, data } = scores;
  let difference = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      if (mask && (mask[i * n + j] === 1 || mask[j * n + i] === 1)) continue;
      const there = data[i * n + j];
      const back = data[j * n + i];
      const gap = there - back;
      difference += 2 * gap * gap;
      size += i === j ? there * there : there * there + back * back;
    }
  }
  return size > 0 ? Math.sqrt(difference / size) : 0;
}

function columns({ rows: n, data }: Matrix, counts: Uint8Array): ColumnSums {
  const sums = new Float32Array(n);
  let reach = 0;
  for (let i = 0; i < n; i++) {
    if (counts[i] === 0) continue;
    for (let j = 0, at = i * n; j < n; j++, at++) {
      sums[j] += data[at];
      if (counts[j] === 1) reach += data[at] * Math.abs(i - j);
    }
  }
  return { sums, reach };
}
