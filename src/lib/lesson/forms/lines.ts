import { CODE_LENGTH, decodeSitting, type CodeRefusal } from './code';
import type { Sitting } from './sitting';

/** One line of what a form collected, which is one person. */
export interface Person {
  /** Counted from 1, blank lines too. */
  readonly line: number;
  /** The other columns of the line: a name, a time. */
  readonly rest: readonly string[];
  readonly before: Sitting | null;
  readonly after: Sitting | null;
}

/** What could not be read. `person` says whether the line counts by another code that it has. */
export type LineTrouble =
  | { readonly kind: 'no-code'; readonly line: number; readonly found: string }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly found: string;
      readonly why: CodeRefusal;
      readonly person: boolean;
    }
  | { readonly kind: 'twice'; readonly line: number; readonly form: 'A' | 'B' }
  | { readonly kind: 'too-many'; readonly line: number; readonly most: number };

export interface Lines {
  readonly persons: readonly Person[];
  readonly troubles: readonly LineTrouble[];
  /** Whether the first line was passed over as headings. */
  readonly headings: boolean;
}

/** Lines that are read at most, ten lecture halls: beyond, a page would stand still while one types. */
export const MOST_LINES = 5000;

/** What may hold eight characters by chance and is never a code: addresses and identifiers. */
const NO_CODE =
  /[^\s,;|@]{1,64}@[^\s,;|@]+|https?:[^\s,;|]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const WORD = /[\p{L}\p{N}]+/gu;
/** A code with one character too few or too many is still named as one; years and names are not. */
const MEANT = new RegExp(
  `^(?=.*\\d)(?=.*[A-Z])[0-9A-Z]{${CODE_LENGTH - 1},${CODE_LENGTH + 1}}$`,
  'i'
);

/**
 * Reads lines of codes, one or two in each, between any other columns and separators, as a spreadsheet
 * or the export of a form has them. A code may stand in two groups of four.
 */
export function readLines(text: string): Lines {
  const persons: Person[] = [];
  const troubles: LineTrouble[] = [];
  let headings = false;
  let filled = 0;
  for (const [i, whole] of text
    .normalize('NFKC')
    .split(/\r\n?|\n/)
    .entries()) {
    const content = whole.replace(/^\uFEFF/, '').trim();
    if (content === '') continue;
    const line = i + 1;
    if (++filled > MOST_LINES) {
      troubles.push({ kind: 'too-many', line, most: MOST_LINES });
      break;
    }
    const { sittings, wrong, rest } = readLine(content);
    const [before, after] = (['A', 'B'] as const).map((form) =>
      sittings.filter((sitting) => sitting.form === form)
    );
    const twice = before.length > 1 ? 'A' : after.length > 1 ? 'B' : null;
    const person = sittings.length > 0 && !twice;
    if (person) persons.push({ line, rest, before: before[0] ?? null, after: after[0] ?? null });
    if (twice) troubles.push({ kind: 'twice', line, form: twice });
    // Both codes are there: whatever else looks like one is something else.
    else if (sittings.length < 2)
      for (const { found, why } of wrong) {
        troubles.push({ kind: 'refused', line, found, why, person });
      }
    if (sittings.length > 0 || wrong.length > 0) continue;
    if (filled === 1 && !/\p{N}/u.test(content)) headings = true;
    else troubles.push({ kind: 'no-code', line, found: content });
  }
  return { persons, troubles, headings };
}

/** The codes of one line, what looks like one, and the rest of it. */
function readLine(content: string) {
  const searched = content.replace(NO_CODE, (found) => ' '.repeat(found.length));
  const words = Array.from(searched.matchAll(WORD), ({ 0: word, index }) => ({ word, index }));
  const codes = new Map<string, Sitting>();
  const wrong: { readonly found: string; readonly why: CodeRefusal }[] = [];
  let rest = '';
  let kept = 0;
  for (let i = 0; i < words.length; i++) {
    const { word, index } = words[i];
    const next = words[i + 1];
    const inTwo =
      word.length === CODE_LENGTH / 2 &&
      next?.word.length === CODE_LENGTH / 2 &&
      /^(?: |\s?\p{Pd}\s?)$/u.test(searched.slice(index + word.length, next.index));
    const found = inTwo ? word + next.word : word;
    const read = decodeSitting(found);
    if ('form' in read) {
      codes.set(found.toUpperCase(), read);
      rest += content.slice(kept, index);
      kept = inTwo ? next.index + next.word.length : index + word.length;
      if (inTwo) i++;
    } else if (MEANT.test(word)) {
      wrong.push({ found: word, why: read });
    }
  }
  return { sittings: [...codes.values()], wrong, rest: columnsOf(rest + content.slice(kept)) };
}

/** Characters of the rest that are kept: a name and a time have room. */
const MOST_REST = 200;

/** What stands between separators, without the quotes and dashes that codes have left behind. */
const columnsOf = (rest: string): string[] =>
  rest
    .slice(0, MOST_REST)
    .split(/[,;|\t]/)
    .map((column) => column.replace(/^["'/\s]+|["'/\s]+$/g, ''))
    .filter((column) => column !== '');
