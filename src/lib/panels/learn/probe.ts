import type { Frame } from '$lib/engine/classroom-contract';
import { unknownWords } from '$lib/tokenizer/suggest';

/** Suggestions shown at once. */
const MOST = 8;

/** What can be said of a sentence as it is typed. */
export interface Typed {
  /** Its unknown words, each once, in small letters. */
  readonly unknown: readonly string[];
  /** Where the last word begins, if it may still become one that is known. */
  readonly from: number;
  /** Known words that begin like that last word. */
  readonly suggestions: readonly string[];
}

/**
 * Reads off the tokens what a sentence holds that the learners do not know: the tokenizer alone
 * decides where words end.
 * @param words those of the language
 */
export function typedWords({ text, tokens }: Frame, words: readonly string[]): Typed {
  const unknown = unknownWords(tokens);
  const end = tokens.at(-1);
  const typing = end && end.end === text.length ? unknownWords([end]).at(0) : undefined;
  const begin = typing === undefined ? [] : words.filter((word) => word.startsWith(typing));
  return { unknown, from: end?.start ?? text.length, suggestions: begin.slice(0, MOST) };
}
