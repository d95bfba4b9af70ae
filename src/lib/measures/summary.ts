import { sumsOf, type MapSums } from '../transformer/map-sums';
import { row, valueAt, type Attention, type Layer, type Trace } from '../transformer/trace';
import { lookingOf, type Looking } from './looking';

/** What one map amounts to: where its words look, and what its rows and scores are like. */
export interface MapSummary extends Looking {
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

/**
 * @param tokens whose words the map is of
 * @param sums as the map's maker has them, at less than from the map itself
 */
export function summariseMap(
  map: Attention,
  tokens: Trace['tokens'],
  sums: Pick<MapSums, 'selfRows' | 'entropy' | 'asymmetry' | 'columns'> = sumsOf(map)
): MapSummary {
  const { pattern } = map;
  const n = pattern.rows;
  let own = 0;
  for (let i = 0; i < n; i++) own += valueAt(pattern, i, i);
  return {
    selfRows: sums.selfRows() / n,
    selfWeight: own / n,
    asymmetry: sums.asymmetry(),
    entropy: sums.entropy(),
    ...lookingOf(pattern, tokens, sums.columns)
  };
}

/**
 * Lengths and cosines of a layer's input, from its scaled dot products alone: s_ii √d is a squared
 * length, and s_ij / √(s_ii s_jj) a cosine. What may not be looked at has a length all the same.
 */
export function summariseVectors({
  scores,
  divisor
}: Pick<Attention, 'scores' | 'divisor'>): VectorSummary {
  const { rows: n } = scores;
  const lengths = Array.from({ length: n }, (_, i) => Math.sqrt(valueAt(scores, i, i) * divisor));
  // s_ij / √(s_ii s_jj), and 0 where a vector has no length.
  const inverses = Float64Array.from(lengths, (length) =>
    length > 0 ? Math.sqrt(divisor) / length : 0
  );
  let cosines = 0;
  for (let i = 0; i < n; i++) cosines += others(row(scores, i), inverses, i) * inverses[i];
  return {
    shortest: lengths.reduce((least, value) => Math.min(least, value), Infinity),
    longest: lengths.reduce((most, value) => Math.max(most, value), 0),
    cosine: n > 1 ? cosines / (n * (n - 1)) : 0
  };
}

/** Σ_j s_j w_j but for j = own. On its own, as it runs for every row: so it is compiled soon. */
function others(scores: Float32Array, weights: Float64Array, own: number): number {
  let [sum, j] = [0, 0];
  for (; j < own; j++) sum += scores[j] * weights[j];
  for (j++; j < scores.length; j++) sum += scores[j] * weights[j];
  return sum;
}

export function summariseLayer(
  { dotProduct, heads }: Pick<Layer, 'dotProduct' | 'heads'>,
  tokens: Trace['tokens']
): LayerSummary {
  return {
    vectors: summariseVectors(dotProduct),
    maps: [dotProduct, ...heads].map((map) => summariseMap(map, tokens))
  };
}
