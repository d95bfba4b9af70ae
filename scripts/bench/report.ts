import type { Spread } from './statistics';

/** One table of docs/performance.md, and what has to be known to read it; without columns, no table. */
export interface Section {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const BEGIN = '<!-- bench: begin, written by npm run bench -->';
const END = '<!-- bench: end -->';

/**
 * The document with all between its two markers replaced.
 * @throws Error when a marker is missing
 */
export function replaceMeasured(document: string, measured: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`docs/performance.md should hold the lines "${BEGIN}" and "${END}".`);
  }
  return `${document.slice(0, begin + BEGIN.length)}\n\n${measured}\n\n${document.slice(end)}`;
}

/** A section in Markdown; prettier sets the columns. */
export function toMarkdown({ title, note, columns, rows }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  const parts = [`## ${title}`, ...(note ? [note] : []), ...(columns.length > 0 ? [table] : [])];
  return parts.join('\n\n');
}

/** Whole milliseconds: "184 ms". */
export const ms = (value: number) => `${Math.round(value)} ms`;

/** "184 ms (171–203)". */
export const msSpread = ({ median, least, most }: Spread) =>
  `${ms(median)} (${Math.round(least)}–${Math.round(most)})`;

/** Milliseconds in a column that says so, where a whole one is much: "9.4". */
export const tenths = (value: number) => value.toFixed(1);

/** "9.4 (9.1–11.0)". */
export const tenthsSpread = ({ median, least, most }: Spread) =>
  `${tenths(median)} (${tenths(least)}–${tenths(most)})`;

/** "67.2 kB", "45.9 MB". */
export const bytes = (value: number) =>
  value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;

export const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Whether a target was kept, in words. */
export const kept = (met: boolean) => (met ? 'yes' : '**no**');
