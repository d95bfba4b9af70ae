import { color } from 'd3';
import type { Matrix } from '../transformer/trace';
import type { Ink } from './colour';

/** Cells per side up to which a map is drawn as SVG; above it canvas is many times faster. */
export const SVG_SIDE = 32;

/**
 * SVG path data for each level that occurs, in units of one cell. One path a level instead of one
 * element a cell: a map of 121 cells needs some 15 elements.
 * @param level from a value to its level
 * @param gap space left free between cells, as a share of one; without it neighbours of a level join
 */
export function cellPaths(
  matrix: Matrix,
  level: (value: number) => number,
  gap: number
): [level: number, path: string][] {
  const { rows, columns, data } = matrix;
  const paths = new Map<number, string>();
  const side = 1 - gap;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns;) {
      const here = level(data[i * columns + j]);
      let run = 1;
      while (gap === 0 && j + run < columns && level(data[i * columns + j + run]) === here) run++;
      const width = gap === 0 ? run : side;
      paths.set(
        here,
        `${paths.get(here) ?? ''}M${j + gap / 2} ${i + gap / 2}h${width}v${side}h-${width}z`
      );
      j += run;
    }
  }
  return [...paths].sort(([a], [b]) => a - b);
}

/** The same cells as pixels, one a cell. */
export function cellPixels(
  matrix: Matrix,
  level: (value: number) => number,
  inks: readonly Ink[],
  dark: boolean
): ImageData {
  const colours = inks.map((ink) => {
    const { r, g, b } = color(dark ? ink.dark : ink.light)!.rgb();
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
  const image = new ImageData(matrix.columns, matrix.rows);
  const pixels = new Uint32Array(image.data.buffer);
  matrix.data.forEach((value, i) => (pixels[i] = colours[level(value)]));
  return image;
}
