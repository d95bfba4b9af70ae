import { isMasked, row, type Mask, type Matrix } from '../transformer/trace';
import { length } from './vectors';

/** What each word hands to one query word, and the vector that they add up to. */
export interface Contributions {
  /** |v_j| for every word j. */
  readonly lengths: Float64Array;
  /** p_ij |v_j|: low weight turns a value down, high weight up. */
  readonly sizes: Float64Array;
  /** z_i = sum_j p_ij v_j, [dHead]. */
  readonly z: Float64Array;
}

/**
 * @param pattern [n, n]
 * @param v values, [n, d]
 * @param muted where the weight stays and hands nothing over, [n · n]
 */
export function contributions(
  pattern: Matrix,
  v: Matrix,
  from: number,
  muted: Mask = null
): Contributions {
  const weights = row(pattern, from).map((weight, j) =>
    isMasked(muted, pattern.columns, from, j) ? 0 : weight
  );
  const lengths = Float64Array.from(weights, (_, j) => length(row(v, j)));
  const z = new Float64Array(v.columns);
  weights.forEach((weight, j) => row(v, j).forEach((value, d) => (z[d] += weight * value)));
  return { lengths, sizes: lengths.map((size, j) => size * weights[j]), z };
}
