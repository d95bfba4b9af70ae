import { checkSymbols } from './check';
import { QUESTIONS, type Form } from './questions';
import type { Sitting } from './sitting';

/** Crockford's alphabet of 32 (2002): no I, L and O beside 1 and 0, no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What is written or heard for another: read as what was meant. */
const MEANT: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

export const CODE_LENGTH = 8;
const DATA_SYMBOLS = 5;

/** Why something is no code. */
export type CodeRefusal =
  | { readonly kind: 'length'; readonly found: number }
  /** A character that no code has. */
  | { readonly kind: 'character'; readonly found: string }
  /** All could be in a code, but not together: at least one of them is wrong. */
  | { readonly kind: 'mistyped' };

/**
 * A sitting as 8 characters: 1 bit for the form, 2 for each answer, 1 for each sureness, and 15 that
 * check those 25.
 */
export function encodeSitting({ form, answers, sure }: Sitting): string {
  let bits = form === 'A' ? 0 : 1;
  for (const answer of answers) bits = (bits << 2) | answer;
  for (const said of sure) bits = (bits << 1) | Number(said);
  const data = Array.from({ length: DATA_SYMBOLS }, (_, i) => (bits >> (20 - 5 * i)) & 31);
  return [...data, ...checkSymbols(data)].map((symbol) => ALPHABET[symbol]).join('');
}

/**
 * Reads a code, in capitals or not, with O for 0, I or L for 1, and with spaces or dashes between its
 * characters.
 */
export function decodeSitting(text: string): Sitting | CodeRefusal {
  const characters = Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, '')
  );
  const symbols = characters.map((character) => ALPHABET.indexOf(MEANT[character] ?? character));
  const strange = symbols.indexOf(-1);
  if (strange >= 0) return { kind: 'character', found: characters[strange] };
  if (symbols.length !== CODE_LENGTH) return { kind: 'length', found: symbols.length };
  const data = symbols.slice(0, DATA_SYMBOLS);
  const check = checkSymbols(data);
  if (check.some((symbol, i) => symbol !== symbols[DATA_SYMBOLS + i])) return { kind: 'mistyped' };
  return unpack(data.reduce((bits, symbol) => (bits << 5) | symbol, 0));
}

function unpack(bits: number): Sitting {
  const form: Form = bits >> 24 ? 'B' : 'A';
  const last = QUESTIONS.length - 1;
  return {
    form,
    answers: QUESTIONS.map((_, i) => (bits >> (8 + 2 * (last - i))) & 3),
    sure: QUESTIONS.map((_, i) => ((bits >> (last - i)) & 1) === 1)
  };
}
