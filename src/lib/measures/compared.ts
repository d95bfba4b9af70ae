import type { Attention, Matrix, Trace } from '../transformer/trace';
import { pool } from '../transformer/pool';
import { compareBy, type Similarity } from './similarity';
import { summariseMap, type MapSummary } from './summary';

/** What proposal 1 amounts to in one layer under the similarity that is chosen. */
export interface Compared {
  /** Its pattern, small enough for an overview. */
  readonly map: Matrix;
  readonly summary: MapSummary;
}

/** @param size of the overview's maps at most */
export function comparedOf(
  scaled: Attention,
  tokens: Trace['tokens'],
  similarity: Similarity,
  size: number
): Compared {
  const attention = compareBy(scaled, similarity);
  return {
    map: pool(attention.pattern, size),
    summary: summariseMap(attention, tokens)
  };
}
