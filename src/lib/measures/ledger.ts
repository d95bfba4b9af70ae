import { row, type Matrix } from '../transformer/trace';
import { dot } from './vectors';

/** How a weight came about, each number following from the ones before it. */
export interface Ledger {
  /** q_i d · k_j d for each d; empty where the vectors are not at hand. */
  readonly products: Float32Array;
  /** Their sum, q_i · k_j. */
  readonly sum: number;
  /** What the sum is divided by: √dHead, 1, or both lengths for the cosine. */
  readonly divisor: number;
  readonly score: number;
  /** e to the score of every word of the row, the focused one's among them. */
  readonly powers: Float64Array;
  /** Their sum. */
  readonly total: number;
  /** powers[to] / total, also where these are too large for a number. */
  readonly weight: number;
}

/**
 * The chain from two vectors to one weight, in float64. Softmax is usually computed with the row's
 * maximum subtracted from every score; that divides numerator and total by the same number.
 * @param q queries, [n, d] @param k keys, [n, d]
 * @param divide what score j of the row is divided by
 */
export function ledger(
  q: Matrix,
  k: Matrix,
  from: number,
  to: number,
  divide: (j: number) => number
): Ledger {
  const query = row(q, from);
  const products = row(k, to).map((value, d) => value * query[d]);
  const scores = Float64Array.from({ length: k.rows }, (_, j) => dot(query, row(k, j)) / divide(j));
  return chain(products, dot(query, row(k, to)), divide(to), scores, to);
}

/** The same chain where only the row's scores are at hand: the sum is the score times the divisor. */
export function ledgerFromScores(scores: Float32Array, to: number, divisor: number): Ledger {
  const sum = scores[to] * divisor;
  return chain(new Float32Array(), sum, divisor, Float64Array.from(scores), to);
}

function chain(
  products: Float32Array,
  sum: number,
  divisor: number,
  scores: Float64Array,
  to: number
): Ledger {
  const powers = scores.map(Math.exp);
  const total = powers.reduce((all, power) => all + power, 0);
  // The row's largest score taken off numerator and total alike: nothing overflows.
  const largest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const rest = scores.reduce((all, score) => all + Math.exp(score - largest), 0);
  const weight = Math.exp(scores[to] - largest) / rest;
  return { products, sum, divisor, score: scores[to], powers, total, weight };
}
