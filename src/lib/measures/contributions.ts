import { row, type Matrix } from '../transformer/trace';
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

/** @param pattern [n, n] @param v values, [n, d] */
export function contributions(pattern: Matrix, v: Matrix, from: number): Contributions {
  const weights = row(pattern, from);
  const lengths = Float64Array.from(weights, (_, j) => length(row(v, j)));
  const z = new Float64Array(v.columns);
  weights.forEach((weight, j) => row(v, j).forEach((value, d) => (z[d] += weight * value)));
  return { lengths, sizes: lengths.map((size, j) => size * weights[j]), z };
}
