import { color } from 'd3';
import { pool } from '../measures/pool';
import type { Matrix } from '../transformer/trace';
import type { Ink } from './colour';
import type { ColourScale } from './scale';

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
  { level, inks }: Pick<ColourScale, 'level' | 'inks'>,
  dark: boolean
): ImageData {
  const colours = pixelColours(inks, dark);
  const image = new ImageData(matrix.columns, matrix.rows);
  const pixels = new Uint32Array(image.data.buffer);
  matrix.data.forEach((value, i) => (pixels[i] = colours[level(value)]));
  return image;
}

/** Where one of many maps lies, in whole pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a map into a picture that holds many, over all of its place. A place with fewer pixels than
 * the map has cells shows the largest of those that share a pixel.
 * @param pixels a row of `stride` after the other
 * @param colours by level, as `pixelColours` makes them
 */
export function fillCells(
  pixels: Uint32Array,
  stride: number,
  { left, top, width, height }: Place,
  matrix: Matrix,
  level: (value: number) => number,
  colours: Uint32Array
): void {
  const { rows, columns, data } = pool(matrix, Math.min(width, height));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    const line = (top + y) * stride + left;
    for (let x = 0; x < width; x++) {
      pixels[line + x] = colours[level(data[row + Math.floor((x * columns) / width)])];
    }
  }
}

/** Inks as the 32-bit numbers that an ImageData holds on a little-endian machine. */
export const pixelColours = (inks: readonly Ink[], dark: boolean) =>
  Uint32Array.from(inks, (ink) => {
    const { r, g, b } = color(dark ? ink.dark : ink.light)!.rgb();
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
