import type { MapSummary } from './summary';

type Measured = Pick<MapSummary, 'selfRows' | 'asymmetry'>;

/** What both problems of the dot product come to over all layers, and in the heads instead. */
export interface Both {
  /** The fewest and the most rows of any layer that look mostly at themselves by the dot product. */
  readonly least: number;
  readonly most: number;
  /** The mean of such rows over all heads of all layers. */
  readonly mean: number;
  readonly heads: number;
  /** How many heads have scores that depend on the direction. */
  readonly asymmetric: number;
}

/** |S − Sᵀ| ÷ |S| below this is float32 rounding. */
const SYMMETRIC = 1e-3;

/**
 * @param one the dot product's map in every layer
 * @param heads every head of every layer
 * @param n rows of a map
 */
export function bothProblems(
  one: readonly Measured[],
  heads: readonly Measured[],
  n: number
): Both {
  const rows = one.map(({ selfRows }) => Math.round(selfRows * n));
  return {
    least: Math.min(...rows),
    most: Math.max(...rows),
    mean: heads.reduce((sum, { selfRows }) => sum + (selfRows * n) / heads.length, 0),
    heads: heads.length,
    asymmetric: heads.filter(({ asymmetry }) => asymmetry > SYMMETRIC).length
  };
}
