import type { Span } from './spans';

/**
 * Bytes that are asked for at the least: a request and its answer have a kilobyte of headers and wait
 * once for the line, and words that are common stand near each other in a vocabulary.
 */
export const BLOCK_BYTES = 24_576;

/** Where a table lies in its file, and how long each of its rows is. */
export interface TablePlace extends Span {
  readonly rowBytes: number;
}

/**
 * The blocks of a table that hold these rows, in order. Blocks lie at fixed places, so that rows asked
 * for later fall into blocks that are there; those with no more than one other between them are one.
 * @param rows numbers of rows in the table, in any order
 */
export function blocksOf(
  rows: Iterable<number>,
  { start, end, rowBytes }: TablePlace
): readonly Span[] {
  const length = Math.max(1, Math.floor(BLOCK_BYTES / rowBytes)) * rowBytes;
  const blocks = [...new Set(Array.from(rows, (row) => Math.floor((row * rowBytes) / length)))];
  const spans: { start: number; end: number }[] = [];
  for (const block of blocks.sort((a, b) => a - b)) {
    const from = start + block * length;
    const to = Math.min(end, from + length);
    const last = spans[spans.length - 1] as (typeof spans)[number] | undefined;
    if (last && from - last.end <= length) last.end = to;
    else spans.push({ start: from, end: to });
  }
  return spans;
}
