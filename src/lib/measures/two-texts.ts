import { row, valueAt, type Matrix } from '../transformer/trace';
import type { Shared } from './align';

/** How far one word's rows in two texts are apart, in one head. */
export interface RowDifference {
  /** ½ Σ |p_B − p_A| over the words that both texts have, in [0, 1]: their part of total variation. */
  readonly distance: number;
  /** What each row gives to words that the other text has not, in [0, 1]. */
  readonly aloneA: number;
  readonly aloneB: number;
}

/** A head and how far a word's rows are apart in it; layers and heads from 1. */
export interface HeadDifference extends RowDifference {
  readonly layer: number;
  readonly head: number;
}

/**
 * How much more the second text's words look at each other than the first's: p_B − p_A.
 * @param a the first text's pattern, [n, n]
 * @param b the second's, [m, m]
 * @returns [shared, shared]
 */
export function differenceMap(a: Matrix, b: Matrix, shared: readonly Shared[]): Matrix {
  const size = shared.length;
  const data = new Float32Array(size * size);
  shared.forEach((from, i) =>
    shared.forEach((to, j) => {
      data[i * size + j] = valueAt(b, from.b, to.b) - valueAt(a, from.a, to.a);
    })
  );
  return { rows: size, columns: size, data };
}

/** Compares the rows of one shared word. @param a [n, n] @param b [m, m] */
export function rowDifference(
  a: Matrix,
  b: Matrix,
  word: Shared,
  shared: readonly Shared[]
): RowDifference {
  const [rowA, rowB] = [row(a, word.a), row(b, word.b)];
  const total = (weights: Float32Array) => weights.reduce((sum, weight) => sum + weight, 0);
  let [apart, inA, inB] = [0, 0, 0];
  for (const to of shared) {
    apart += Math.abs(rowB[to.b] - rowA[to.a]);
    inA += rowA[to.a];
    inB += rowB[to.b];
  }
  // Sums in another order may fall below 0 by float32's rounding.
  const alone = (row: Float32Array, within: number, all: boolean) =>
    all ? 0 : Math.max(0, total(row) - within);
  return {
    distance: apart / 2,
    aloneA: alone(rowA, inA, shared.length === a.columns),
    aloneB: alone(rowB, inB, shared.length === b.columns)
  };
}

/** Every head by how far a shared word's rows are apart in it: the furthest first, equals as they stand. */
export function headsByDifference(
  a: readonly (readonly { readonly pattern: Matrix }[])[],
  b: readonly (readonly { readonly pattern: Matrix }[])[],
  word: Shared,
  shared: readonly Shared[]
): HeadDifference[] {
  return a
    .flatMap((heads, l) =>
      heads.map(({ pattern }, h) => ({
        layer: l + 1,
        head: h + 1,
        ...rowDifference(pattern, b[l][h].pattern, word, shared)
      }))
    )
    .sort((one, other) => other.distance - one.distance);
}

/** The shared word whose rows are furthest apart; null of none. @param among indices into `shared` */
export function furthestWord(
  a: Matrix,
  b: Matrix,
  shared: readonly Shared[],
  among: readonly number[]
): number | null {
  let best: number | null = null;
  let furthest = -1;
  for (const index of among) {
    const { distance } = rowDifference(a, b, shared[index], shared);
    if (distance <= furthest) continue;
    furthest = distance;
    best = index;
  }
  return best;
}
