import type { Token } from './token';

/** Every token of the word that `position` is in: the token itself, and the pieces beside it. */
export function wholeWord(tokens: readonly Token[], position: number): number[] {
  let first = position;
  while (first > 0 && tokens[first].continues) first--;
  const positions = [first];
  for (let next = first + 1; tokens[next]?.continues; next++) positions.push(next);
  return positions;
}

/**
 * Where a word stands in a text: for each time that it does, its tokens. Letters may differ in case;
 * a word within another is none.
 */
export function findWord(text: string, tokens: readonly Token[], word: string): number[][] {
  const wanted = word.toLowerCase();
  return [...tokens.keys()]
    .filter((position) => !tokens[position].special && !tokens[position].continues)
    .map((position) => wholeWord(tokens, position))
    .filter((positions) => lettersOf(text, tokens, positions).toLowerCase() === wanted);
}

/** The part of the text that these tokens stand for; empty for what the tokenizer added. */
export function lettersOf(
  text: string,
  tokens: readonly Token[],
  positions: readonly number[]
): string {
  const { start } = tokens[positions[0]];
  const { end } = tokens[positions[positions.length - 1]];
  return start === null || end === null ? '' : text.slice(start, end);
}
