/** How two words look at each other in one head. Layers and heads count from 1. */
export interface PairWeight {
  readonly layer: number;
  readonly head: number;
  readonly forth: number;
  readonly back: number;
  /** The mean weight that every other row of the map gives the word looked at; 0 of one row. */
  readonly others: number;
}

/**
 * The weights between two words in every head.
 * @param heads for each layer its heads, as `weight` knows them
 * @param n rows of a map
 */
export function pairWeights<T>(
  heads: readonly (readonly T[])[],
  weight: (head: T, from: number, to: number) => number,
  { from, to }: { readonly from: number; readonly to: number },
  n: number
): PairWeight[] {
  return heads.flatMap((layer, l) =>
    layer.map((head, h) => ({
      layer: l + 1,
      head: h + 1,
      forth: weight(head, from, to),
      back: weight(head, to, from),
      others: othersOf((i) => weight(head, i, to), from, n)
    }))
  );
}

function othersOf(weightOf: (row: number) => number, from: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) if (i !== from) sum += weightOf(i);
  return n > 1 ? sum / (n - 1) : 0;
}

/** How much more the first word looks at the second than the other rows of that map do. */
export const above = ({ forth, others }: PairWeight) => forth - others;

/** The head with the most of what is asked: the earliest of equals. */
const headWith = (most: (weight: PairWeight) => number) => (weights: readonly PairWeight[]) =>
  weights.reduce<PairWeight | undefined>(
    (best, weight) => (best && most(best) >= most(weight) ? best : weight),
    undefined
  );

/** The head in which the first word looks most at the second. */
export const strongestHead = headWith(({ forth }) => forth);

/** The head in which it does so most above the other rows, which may all look there. */
export const distinctHead = headWith(above);
