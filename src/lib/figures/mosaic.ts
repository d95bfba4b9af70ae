import type { Matrix } from '../transformer/trace';
import { runs } from './cells';
import type { Ink } from './colour';
import type { ColourScale } from './scale';

/** In hundredths of the mosaic's width, as Overview.svelte's styles have them. */
const LABEL = 5;
const GAP = 1;
const ROW_GAP = 1.6;

/** A table of small maps, and the colours of each column. */
export interface Mosaic {
  readonly maps: readonly (readonly Matrix[])[];
  readonly coloursOf: (column: number) => ColourScale;
}

/** Where the maps of a mosaic lie, in hundredths of its width: row labels left of them. */
export function mosaicFrame(rows: number, columns: number) {
  const side = (100 - LABEL) / columns - GAP;
  return {
    side,
    height: rows * (side + ROW_GAP) - ROW_GAP,
    left: (column: number) => LABEL + GAP + column * (side + GAP),
    top: (row: number) => row * (side + ROW_GAP)
  };
}

/**
 * SVG path data for each ink, its cells as horizontal strokes one unit thick: one path for all maps
 * instead of a drawing for each. Maps have one size.
 * @returns paths, and hundredths of the width that one unit is
 */
export function mosaicPaths({ maps, coloursOf }: Mosaic): { paths: [Ink, string][]; unit: number } {
  const frame = mosaicFrame(maps.length, maps[0].length);
  const unit = frame.side / maps[0][0].rows;
  const place = (hundredths: number) => Number((hundredths / unit).toFixed(2));
  const paths = new Map<Ink, string>();
  maps.forEach((row, l) =>
    row.forEach((matrix, c) => {
      const { level, inks } = coloursOf(c);
      /** Where each ink's path has come to within this map. */
      const ends = new Map<Ink, [i: number, j: number]>();
      for (const [i, j, length, at] of runs(matrix, level)) {
        const ink = inks[at];
        const end = ends.get(ink);
        const move = end
          ? `m${j - end[1]} ${i - end[0]}`
          : `M${place(frame.left(c)) + j} ${place(frame.top(l)) + i + 0.5}`;
        paths.set(ink, `${paths.get(ink) ?? ''}${move}h${length}`);
        ends.set(ink, [i, j + length]);
      }
    })
  );
  return { paths: [...paths], unit };
}
