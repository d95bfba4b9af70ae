import type { HeadVectors } from '../transformer/forward';
import { valueAt, copyOf, isMasked, row, type Head } from '../transformer/trace';

/**
 * What a head's maps follow from: queries, keys and values, and each row's total. That is 3 n dHead
 * numbers where scores and pattern have 2 n²: a tenth at 512 tokens.
 */
export interface HeadCore extends HeadVectors {
  /** log Σ_j e^s_ij for each row i, [n] */
  readonly logTotals: Float64Array;
}

/** Copies what it keeps, so that the head's own numbers may be handed on. */
export function headCore({ q, k, v, scores, pattern, divisor, mask }: Head): HeadCore {
  const logTotals = Float64Array.from({ length: pattern.rows }, (_, i) => {
    const weights = row(pattern, i);
    // Any weight of about the mean or more is as sure as the largest, and nearer at hand.
    let sure = 0;
    while (weights[sure] < 0.5 / weights.length) sure++;
    return valueAt(scores, i, sure) - Math.log(weights[sure]);
  });
  return { q: copyOf(q), k: copyOf(k), v: copyOf(v), divisor, mask, logTotals };
}

/** p_ij = e^s_ij / Σ_m e^s_im over what is not masked; 0 for what is. */
export function weightAt(core: HeadCore, from: number, to: number): number {
  if (isMasked(core.mask, core.q.rows, from, to)) return 0;
  const query = row(core.q, from);
  const key = row(core.k, to);
  const product = query.reduce((sum, value, d) => sum + value * key[d], 0);
  return Math.exp(product / core.divisor - core.logTotals[from]);
}
