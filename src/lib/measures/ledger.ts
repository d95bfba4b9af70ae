import { isMasked, row, type Attention, type Mask, type Matrix } from '../transformer/trace';
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
  /** Whether the score counts as minus infinity: then there is no weight. */
  readonly masked: boolean;
  /** e to the score of every word of the row, the focused one's among them; 0 for a masked one. */
  readonly powers: Float64Array;
  /** Their sum. */
  readonly total: number;
  /** powers[to] / total, also where these are too large for a number. */
  readonly weight: number;
}

/** What a row of an attention compares, and how: a head, or a layer's input twice. */
export interface Comparison {
  readonly q: Matrix; // [n, d]
  readonly k: Matrix; // [n, d]
  readonly mask: Mask;
  /** What scores are divided by; for the cosine each score of the row by its own, score j by divisor(j). */
  readonly divisor: number | ((j: number) => number);
}

/**
 * The chain from two vectors to one weight, in float64. Softmax is usually computed with the row's
 * maximum subtracted from every score; that divides numerator and total by the same number.
 */
export function ledger({ q, k, mask, divisor }: Comparison, from: number, to: number): Ledger {
  const divide = typeof divisor === 'number' ? () => divisor : divisor;
  const query = row(q, from);
  const products = row(k, to).map((value, d) => value * query[d]);
  const scores = Float64Array.from({ length: k.rows }, (_, j) => dot(query, row(k, j)) / divide(j));
  const sum = dot(query, row(k, to));
  return { products, sum, divisor: divide(to), ...chain(scores, mask, from, to) };
}

/** The same chain where only scores are at hand: the sum is the score times the divisor. */
export function ledgerFromScores(
  { scores, mask, divisor }: Pick<Attention, 'scores' | 'mask' | 'divisor'>,
  from: number,
  to: number
): Ledger {
  const steps = chain(Float64Array.from(row(scores, from)), mask, from, to);
  return { products: new Float32Array(), sum: steps.score * divisor, divisor, ...steps };
}

function chain(scores: Float64Array, mask: Mask, from: number, to: number) {
  const seen = scores.map((score, j) =>
    isMasked(mask, scores.length, from, j) ? -Infinity : score
  );
  const powers = seen.map(Math.exp);
  const total = powers.reduce((all, power) => all + power, 0);
  // The row's largest score taken off numerator and total alike: nothing overflows.
  const largest = seen.reduce((most, score) => Math.max(most, score), -Infinity);
  const rest = seen.reduce((all, score) => all + Math.exp(score - largest), 0);
  const weight = seen[to] === -Infinity ? 0 : Math.exp(seen[to] - largest) / rest;
  return { score: scores[to], masked: seen[to] === -Infinity, powers, total, weight };
}
