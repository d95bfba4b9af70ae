import { cell, copyOf, row, type Head, type Matrix } from '../transformer/trace';

/**
 * What every weight of a head follows from: its queries and keys, and each row's total. That is
 * 2 n dHead numbers where the pattern has n²: an eighth at 512 tokens.
 */
export interface HeadCore {
  readonly q: Matrix; // [n, dHead]
  readonly k: Matrix; // [n, dHead]
  /** By what the products were divided: √dHead, or 1 for vectors of length 1. */
  readonly divisor: number;
  /** What cuts added to the scores, [n, n]; null where there are none. */
  readonly mask: Float32Array | null;
  /** log Σ_j e^s_ij for each row i, [n] */
  readonly logTotals: Float64Array;
}

/** Copies what it keeps, so that the head's own numbers may be handed on. */
export function headCore(
  { q, k, scores, pattern }: Head,
  divisor: number,
  mask: Float32Array | null
): HeadCore {
  const logTotals = Float64Array.from({ length: pattern.rows }, (_, i) => {
    const weights = row(pattern, i);
    const largest = weights.reduce((best, weight, j) => (weight > weights[best] ? j : best), 0);
    return cell(scores, i, largest) - Math.log(weights[largest]);
  });
  return { q: copyOf(q), k: copyOf(k), divisor, mask, logTotals };
}

/** p_ij = e^s_ij / Σ_m e^s_im */
export function weightAt(core: HeadCore, from: number, to: number): number {
  const query = row(core.q, from);
  const key = row(core.k, to);
  const product = query.reduce((sum, value, d) => sum + value * key[d], 0);
  const masked = core.mask?.[from * core.q.rows + to] ?? 0;
  return Math.exp(product / core.divisor + masked - core.logTotals[from]);
}
