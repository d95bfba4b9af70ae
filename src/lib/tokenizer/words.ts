import type { Token } from './token';

/** What a WordPiece vocabulary writes before a piece that continues a word. */
export const CONTINUES = '##';

/**
 * Whether token `i` continues the word of the token before it, as `##s` does after `cl`.
 *
 * A typed `##` never looks like this: punctuation is split into single characters.
 */
export function joinsPrevious(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return i > 0 && !token.special && token.text.startsWith(CONTINUES);
}
