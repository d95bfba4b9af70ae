import type { Token } from './token';

/** The word at a text's end, which somebody may still be typing. */
export interface TypedWord {
  /** Its letters as they were typed. */
  readonly word: string;
  /** Its first UTF-16 code unit in the text; it goes to the text's end. */
  readonly start: number;
  readonly unknown: boolean;
}

/**
 * The word with which a text ends, as the tokenizer parted it: null where white space follows it,
 * where there is none, or where the tokens are of a text of another length.
 * @param tokens of that text, as a reading or a frame has them
 */
export function lastTyped(tokens: readonly Token[], text: string): TypedWord | null {
  const last = tokens.findLastIndex(({ special }) => !special);
  if (last < 0 || tokens[last].end !== text.length) return null;
  const { start, unknown } =
    tokens[tokens.findLastIndex((token, i) => i <= last && !token.continues)];
  return { word: text.slice(start!), start: start!, unknown };
}
