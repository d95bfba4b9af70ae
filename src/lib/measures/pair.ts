/** How two words look at each other in one head. Layers and heads count from 1. */
export interface PairWeight {
  readonly layer: number;
  readonly head: number;
  readonly forth: number;
  readonly back: number;
}

/**
 * The weights between two words in every head.
 * @param heads for each layer its heads, as `weight` knows them
 */
export function pairWeights<T>(
  heads: readonly (readonly T[])[],
  weight: (head: T, from: number, to: number) => number,
  { from, to }: { readonly from: number; readonly to: number }
): PairWeight[] {
  return heads.flatMap((layer, l) =>
    layer.map((head, h) => ({
      layer: l + 1,
      head: h + 1,
      forth: weight(head, from, to),
      back: weight(head, to, from)
    }))
  );
}

/** The head in which the first word looks most at the second. */
export const strongestHead = (weights: readonly PairWeight[]): PairWeight | undefined =>
  weights.reduce<PairWeight | undefined>(
    (best, weight) => (best && best.forth >= weight.forth ? best : weight),
    undefined
  );
