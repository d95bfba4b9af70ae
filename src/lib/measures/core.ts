import { isMasked, row, type HeadVectors } from '../transformer/trace';

/**
 * What a head's maps follow from: queries, keys and values, and each row's total. That is 3 n dHead
 * numbers where scores and pattern have 2 n²: a tenth at 512 tokens.
 */
export interface HeadCore extends HeadVectors {
  /** See `MapSums`, [n]. */
  readonly logTotals: Float64Array;
}

/** p_ij = e^s_ij / Σ_m e^s_im over what is not masked; 0 for what is. */
export function weightAt(core: HeadCore, from: number, to: number): number {
  if (isMasked(core.mask, core.q.rows, from, to)) return 0;
  const query = row(core.q, from);
  const key = row(core.k, to);
  const product = query.reduce((sum, value, d) => sum + value * key[d], 0);
  return Math.exp(product / core.divisor - core.logTotals[from]);
}
