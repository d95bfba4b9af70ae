import type { Matrix } from '../transformer/trace';

/** Maps minus others of the same sizes, map by map: rows of [n, n] each. */
export const differences = (
  after: readonly (readonly Matrix[])[],
  before: readonly (readonly Matrix[])[]
): Matrix[][] =>
  after.map((row, l) =>
    row.map((map, c) => ({
      ...map,
      data: map.data.map((value, i) => value - before[l][c].data[i])
    }))
  );
