import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellPaths, fillCells } from '../../../src/lib/figures/cells';
import { matrix } from '../matrix';

const level = (value: number) => value;

/** The cells that a path's rectangles cover, as "row,column". */
function covered(path: string): string[] {
  return [...path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v/g)].flatMap(([, x, y, width]) =>
    Array.from(
      { length: Math.max(1, Math.round(Number(width))) },
      (_, i) => `${Math.floor(Number(y))},${Math.floor(Number(x)) + i}`
    )
  );
}

describe('cellPaths', () => {
  it('joins neighbours of a level where there is no gap', () => {
    expect(cellPaths(matrix([[1, 1, 2]]), level, 0)).toEqual([
      [1, 'M0 0h2v1h-2z'],
      [2, 'M2 0h1v1h-1z']
    ]);
  });

  it('keeps every cell apart where there is one', () => {
    expect(cellPaths(matrix([[1, 1]]), level, 0.5)).toEqual([
      [1, 'M0.25 0.25h0.5v0.5h-0.5zM1.25 0.25h0.5v0.5h-0.5z']
    ]);
  });

  it('never joins the end of a row with the next one', () => {
    expect(
      cellPaths(
        matrix([
          [2, 1],
          [1, 2]
        ]),
        level,
        0
      )[0][1]
    ).toBe('M1 0h1v1h-1zM0 1h1v1h-1z');
  });

  it('covers every cell once, in the level of its value', () => {
    const square = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.array(fc.array(fc.nat(3), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n
      })
    );
    fc.assert(
      fc.property(square, fc.constantFrom(0, 0.07), (rows, gap) => {
        const seen = cellPaths(matrix(rows), level, gap).flatMap(([value, path]) =>
          covered(path).map((at) => `${at}=${value}`)
        );
        const expected = rows.flatMap((row, i) => row.map((value, j) => `${i},${j}=${value}`));
        expect(seen.sort()).toEqual(expected.sort());
      })
    );
  });
});

describe('fillCells', () => {
  const colours = Uint32Array.from([10, 11, 12, 13]);
  const place = { left: 1, top: 1, width: 4, height: 4 };

  it('fills its place and nothing else', () => {
    const pixels = new Uint32Array(6 * 6);
    const map = matrix([
      [0, 1],
      [2, 3]
    ]);
    fillCells(pixels, 6, place, map, level, colours);
    expect(Array.from({ length: 6 }, (_, y) => [...pixels.subarray(y * 6, y * 6 + 6)])).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 10, 10, 11, 11, 0],
      [0, 10, 10, 11, 11, 0],
      [0, 12, 12, 13, 13, 0],
      [0, 12, 12, 13, 13, 0],
      [0, 0, 0, 0, 0, 0]
    ]);
  });

  it('lets no bright cell vanish where cells are finer than pixels', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(63), (row, column) => {
        const cells = Array.from({ length: 64 }, () => new Array<number>(64).fill(0));
        cells[row][column] = 3;
        const pixels = new Uint32Array(6 * 6);
        fillCells(pixels, 6, place, matrix(cells), level, colours);
        expect(pixels.filter((pixel) => pixel === 13)).toHaveLength(1);
      })
    );
  });
});
