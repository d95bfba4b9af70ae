import { cell, type Matrix } from '../transformer/trace';

/** How two words look at each other in one head. Layers and heads count from 1. */
export interface PairWeight {
  readonly layer: number;
  readonly head: number;
  readonly forth: number;
  readonly back: number;
}

/** The weights between two words in every head. @param patterns for each layer, each head's [n, n] */
export function pairWeights(
  patterns: readonly (readonly Matrix[])[],
  from: number,
  to: number
): PairWeight[] {
  return patterns.flatMap((heads, l) =>
    heads.map((pattern, h) => ({
      layer: l + 1,
      head: h + 1,
      forth: cell(pattern, from, to),
      back: cell(pattern, to, from)
    }))
  );
}

/** The head in which the first word looks most at the second. */
export const strongestHead = (weights: readonly PairWeight[]): PairWeight | undefined =>
  weights.reduce<PairWeight | undefined>(
    (best, weight) => (best && best.forth >= weight.forth ? best : weight),
    undefined
  );
