import type { PairWeight } from '../measures/pair';
import type { Matrix } from '../transformer/trace';

/** A figure's values as the lines of its CSV file, below the headings that words have. */
type Rows = (string | number)[][];

/**
 * The overview: layer, map, row, column and value of every number, rows and columns by position
 * from 0.
 * @param mapName names a head, or the dot product by null
 */
export function overviewRows(
  maps: readonly (readonly Matrix[])[],
  mapName: (head: number | null) => string
): Rows {
  return maps.flatMap((row, l) =>
    row.flatMap(({ data, columns }, c) =>
      Array.from(data, (value, i) => [
        l + 1,
        mapName(c || null),
        Math.floor(i / columns),
        i % columns,
        value
      ])
    )
  );
}

/**
 * Bars of a pair: layer, head, forth, back, and what the other rows give.
 * @param valueOf a weight, or what stands in its place where it is cut
 */
export const pairRows = (
  weights: readonly PairWeight[],
  valueOf: (weight: PairWeight, way: 'forth' | 'back') => number | string = (weight, way) =>
    weight[way]
): Rows =>
  weights.map((weight) => [
    weight.layer,
    weight.head,
    valueOf(weight, 'forth'),
    valueOf(weight, 'back'),
    weight.others
  ]);

/** A measure over all layers: layer, the dot product's value (empty where it has none), every head's. */
export const stackRows = (
  dotProduct: readonly (number | null)[],
  heads: readonly (readonly number[])[]
): Rows => dotProduct.map((value, l) => [l + 1, value ?? '', ...(heads[l] ?? [])]);
