import { color } from 'd3';
import { pool } from '../transformer/pool';
import type { Matrix } from '../transformer/trace';
import type { Ink } from './colour';
import type { ColourScale } from './scale';

/** Cells per side up to which a map is drawn as SVG; above it canvas is many times faster. */
export const SVG_SIDE = 32;

/** Cells from left to right and top to bottom, neighbours of one level in a row as one run. */
export function* runs(
  { rows, columns, data }: Matrix,
  level: (value: number) => number,
  longest = Infinity
): Generator<readonly [row: number, column: number, length: number, level: number]> {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns;) {
      const here = level(data[i * columns + j]);
      let length = 1;
      while (
        length < longest &&
        j + length < columns &&
        level(data[i * columns + j + length]) === here
      )
        length++;
      yield [i, j, length, here];
      j += length;
    }
  }
}

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
  const paths = new Map<number, string>();
  const side = 1 - gap;
  for (const [i, j, length, here] of runs(matrix, level, gap === 0 ? Infinity : 1)) {
    const width = gap === 0 ? length : side;
    paths.set(
      here,
      `${paths.get(here) ?? ''}M${j + gap / 2} ${i + gap / 2}h${width}v${side}h-${width}z`
    );
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
  const { data } = matrix; // up to 512² numbers, twice a picture
  for (let i = 0; i < data.length; i++) pixels[i] = colours[level(data[i])];
  return image;
}

/** Where one of many maps lies, in whole pixels. */
export interface PixelBox {
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
  { left, top, width, height }: PixelBox,
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

type Pixels = WeakMap<readonly Ink[], Uint32Array>;
const made: Record<'light' | 'dark', Pixels> = { light: new WeakMap(), dark: new WeakMap() };

/** Inks as the 32-bit numbers that an ImageData holds on a little-endian machine. */
export function pixelColours(inks: readonly Ink[], dark: boolean): Uint32Array {
  const theme = dark ? 'dark' : 'light';
  let colours = made[theme].get(inks);
  if (!colours) {
    colours = Uint32Array.from(inks, (ink) => {
      const { r, g, b } = color(ink[theme])!.rgb();
      return (255 << 24) | (b << 16) | (g << 8) | r;
    });
    made[theme].set(inks, colours);
  }
  return colours;
}
