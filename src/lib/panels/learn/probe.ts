import type { Frame } from '$lib/engine/classroom-contract';
import { unknownWords } from '$lib/tokenizer/suggest';

/** Suggestions shown at once. */
const MOST = 8;

/** A word at the end of a text that may go on: letters and digits, as BERT's pre-tokenizer parts. */
const LAST_WORD = /[\p{L}\p{N}]+$/u;

/** A word that is being typed, and the known ones that it may become. */
export interface Completion {
  /** What stands before it in the text. */
  readonly before: string;
  readonly suggestions: readonly string[];
}

/** Known words that begin like a text's last word, unless that is one itself. */
export function complete(text: string, known: readonly string[]): Completion {
  const typing = LAST_WORD.exec(text)?.[0] ?? '';
  const begin = typing.toLowerCase();
  const open = begin !== '' && !known.includes(begin);
  return {
    before: text.slice(0, text.length - typing.length),
    suggestions: open ? known.filter((word) => word.startsWith(begin)).slice(0, MOST) : []
  };
}

/**
 * The words of a text that the learners do not know, each once, in small letters, as far as the
 * frame tells: it was read a moment ago, and its last word may have been typed further since.
 */
export function unknownIn(text: string, frame: Frame | null): readonly string[] {
  if (!frame || text.trim() === '') return [];
  const settled = text === frame.text ? frame.tokens : frame.tokens.slice(0, -1);
  return unknownWords(settled);
}
