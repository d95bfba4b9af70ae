import { valueAt, type Attention, type Layer } from '../transformer/trace';
import { looksMostlyAtItself } from './diagonal';
import { log2 } from './log2';
import { cosineOf } from './vectors';

/** What one map amounts to. */
export interface MapSummary {
  /** Share of rows whose largest weight is their own, in [0, 1]. */
  readonly selfRows: number;
  /** Mean weight on oneself, in [0, 1]. */
  readonly selfWeight: number;
  /** |S - Sᵀ| / |S| (Frobenius) of the scores that no mask hides in either direction: 0 is symmetric. */
  readonly asymmetry: number;
  /** Mean entropy of the rows in bits; log2 n where a row is spread evenly. */
  readonly entropy: number;
}

/** What a layer's input vectors are like. */
export interface VectorSummary {
  readonly shortest: number;
  readonly longest: number;
  /** Mean cosine between vectors of different words. */
  readonly cosine: number;
}

/** One layer: its vectors, and its maps with the dot product first. */
export interface LayerSummary {
  readonly vectors: VectorSummary;
  readonly maps: readonly MapSummary[];
}

export function summariseMap({ scores, pattern, mask }: Attention): MapSummary {
  const n = pattern.rows;
  let own = 0;
  let selfWeight = 0;
  let entropy = 0;
  let difference = 0;
  let size = 0;
  // Plain loops over the numbers themselves: a long text has twenty million of each.
  const [weights, products] = [pattern.data, scores.data];
  for (let i = 0; i < n; i++) {
    if (looksMostlyAtItself(pattern, i)) own++;
    selfWeight += valueAt(pattern, i, i) / n;
    let bits = 0;
    for (let at = i * n; at < (i + 1) * n; at++) {
      const weight = weights[at];
      if (weight > 0) bits -= weight * log2(weight);
    }
    entropy += bits / n;
    for (let j = 0; j <= i; j++) {
      if (mask && (mask[i * n + j] === 1 || mask[j * n + i] === 1)) continue;
      const there = products[i * n + j];
      const back = products[j * n + i];
      const gap = there - back;
      difference += 2 * gap * gap;
      size += i === j ? there * there : there * there + back * back;
    }
  }
  const asymmetry = size > 0 ? Math.sqrt(difference / size) : 0;
  return { selfRows: own / n, selfWeight, asymmetry, entropy };
}

/**
 * Lengths and cosines of a layer's input, from its scaled dot products alone: s_ii √d is a squared
 * length, and s_ij / √(s_ii s_jj) a cosine. What may not be looked at has a length all the same.
 */
export function summariseVectors({
  scores,
  divisor
}: Pick<Attention, 'scores' | 'divisor'>): VectorSummary {
  const n = scores.rows;
  const lengths = Array.from({ length: n }, (_, i) => Math.sqrt(valueAt(scores, i, i) * divisor));
  let cosines = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i !== j)
        cosines += cosineOf(valueAt(scores, i, j), valueAt(scores, i, i), valueAt(scores, j, j));
    }
  }
  return {
    shortest: lengths.reduce((least, value) => Math.min(least, value), Infinity),
    longest: lengths.reduce((most, value) => Math.max(most, value), 0),
    cosine: n > 1 ? cosines / (n * (n - 1)) : 0
  };
}

export function summariseLayer({
  dotProduct,
  heads
}: Pick<Layer, 'dotProduct' | 'heads'>): LayerSummary {
  return {
    vectors: summariseVectors(dotProduct),
    maps: [dotProduct, ...heads].map(summariseMap)
  };
}
