import type { Mask, Matrix } from '../transformer/trace';

/**
 * Maps minus others of the same sizes, map by map: rows of [n, n] each. 0 where a mask has a cell, which
 * is no number; a smaller map, of means, has no such cells.
 */
export const differences = (
  after: readonly (readonly Matrix[])[],
  before: readonly (readonly Matrix[])[],
  maskOf: (row: number, column: number) => Mask
): Matrix[][] =>
  after.map((row, l) =>
    row.map((map, c) => {
      const mask = maskOf(l, c);
      const cut = mask?.length === map.data.length ? mask : null;
      const { data: less } = before[l][c];
      return { ...map, data: map.data.map((value, i) => (cut?.[i] ? 0 : value - less[i])) };
    })
  );
