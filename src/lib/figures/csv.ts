import { row, type Matrix } from '../transformer/trace';

/** Spreadsheets run a cell that begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a saved file says of itself: name and value. */
export type Stamp = readonly (readonly [string, string | number])[];

/** One CSV field (RFC 4180), with a leading apostrophe where a spreadsheet would see a formula. */
export function csvField(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * CSV text as a file. It begins with a byte order mark (UTF-8, EF BB BF): without it Excel reads it in
 * the machine's old code page, and every word with an accent or in another script is wrong.
 */
export const csvFile = (text: string) => new Blob(['\uFEFF', text], { type: 'text/csv' });

/** Lines of fields; numbers stay numbers. */
export function csv(lines: readonly (readonly (string | number)[])[]): string {
  const field = (value: string | number) =>
    typeof value === 'number' ? String(value) : csvField(value);
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/**
 * A map as CSV: the stamp, then a row for each query and a column for each key.
 * @param corner what rows and columns are
 * @param rows the rows' labels, where they are others
 * @param written a number as it is written; a cell that has none may have a word
 */
export function matrixCsv(
  matrix: Matrix,
  labels: readonly string[],
  stamp: Stamp,
  corner: string,
  rows = labels,
  written: (value: number, i: number, j: number) => number | string = (value) => value
): string {
  const lines = rows.map((label, i) => [
    label,
    ...Array.from(row(matrix, i), (value, j) => written(value, i, j))
  ]);
  return csv([...stamp, [corner, ...labels], ...lines]);
}
