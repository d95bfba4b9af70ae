import { isMasked, type Mask } from '../transformer/trace';

/** Cells of an n × n map that are drawn for what they are, [n · n] each; null where none is. */
export interface CellMarks {
  /** No weight is there. */
  readonly cut: Mask;
  /** The weight stays, and nothing is handed over. */
  readonly muted: Mask;
}

export type CellMark = keyof CellMarks;

/** What a cell is, by the first that holds; null for a cell like any other. */
export const markOf = (marks: CellMarks, n: number, from: number, to: number): CellMark | null =>
  (['cut', 'muted'] as const).find((mark) => isMasked(marks[mark], n, from, to)) ?? null;

/** SVG path data around the cells of a mask, in units of one cell; neighbours in a row are one box. */
export function maskPath(mask: Mask, n: number): string {
  let path = '';
  for (let i = 0; mask && i < n; i++) {
    for (let j = 0; j < n; j++) {
      const start = j;
      while (j < n && mask[i * n + j] === 1) j++;
      if (j > start) path += `M${start} ${i}h${j - start}v1h${start - j}z`;
    }
  }
  return path;
}
