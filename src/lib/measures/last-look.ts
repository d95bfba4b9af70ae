import { row, type Matrix } from '../transformer/trace';

/** Where the last word looks: at itself in every layer, at all words about alike, or at one. */
export type Look =
  /** `weight` is the least that it gives itself in a layer. */
  | { readonly kind: 'self'; readonly weight: number }
  /** So many words as a row of equal weights that is as undecided would have, in the layer that has fewest. */
  | { readonly kind: 'even'; readonly words: number }
  /** `to` is the other word that gets most in a layer. */
  | { readonly kind: 'word'; readonly to: number; readonly weight: number; readonly layer: number };

/** Of n words, a row that spreads over this share is said to average. */
const EVEN = 0.6;

/** e to the power of a row's entropy: 1 where one word gets all, n where all get the same. */
export const perplexity = (weights: Float32Array) =>
  Math.exp(-weights.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0));

/** Where the last word looks, by each layer's pattern [n, n]; null where there is no other. */
export function lastLook(patterns: readonly Matrix[]): Look | null {
  const last = (patterns[0]?.rows ?? 0) - 1;
  if (last < 1) return null;
  const rows = patterns.map((pattern) => row(pattern, last));
  const own = Math.min(...rows.map((weights) => weights[last]));
  if (own > 0.5) return { kind: 'self', weight: own };
  const words = Math.min(...rows.map(perplexity));
  if (words >= EVEN * (last + 1)) return { kind: 'even', words };
  return rows
    .flatMap((weights, l) =>
      [...weights.subarray(0, last)].map((weight, to) => ({
        kind: 'word' as const,
        to,
        weight,
        layer: l + 1
      }))
    )
    .reduce((best, one) => (one.weight > best.weight ? one : best));
}
