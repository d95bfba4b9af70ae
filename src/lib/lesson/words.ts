import { isSpelled, type Token } from '../tokenizer/token';
import { isMasked, valueAt, type Attention } from '../transformer/trace';

/** A whole word of the sentence: what dots are spent on. */
export interface LessonWord {
  /** Its pieces' names, joined. */
  readonly name: string;
  /** Its tokens, from 0. */
  readonly positions: readonly number[];
}

/** Everything that a row gives to: words, marks, and special tokens each by itself. */
export function unitsOf(tokens: readonly Token[]): LessonWord[] {
  const all: { name: string; positions: number[] }[] = [];
  tokens.forEach(({ name, continues }, position) => {
    const last = all.at(-1);
    if (continues && last) {
      last.name += name;
      last.positions.push(position);
    } else all.push({ name, positions: [position] });
  });
  return all;
}

/**
 * The whole words of a text, in order: pieces are joined to the word that they continue; special tokens
 * and marks take no part, unless there is nothing else.
 */
export function wordsOf(tokens: readonly Token[]): LessonWord[] {
  const all = unitsOf(tokens).filter(({ positions: [first] }) => !tokens[first].special);
  const spelled = all.filter(({ name }) => isSpelled(name));
  return spelled.length > 1 ? spelled : all;
}

/** Which of the words a token belongs to; -1 where it belongs to none. */
export const wordAt = (words: readonly LessonWord[], position: number): number =>
  words.findIndex(({ positions }) => positions.includes(position));

/**
 * What a word gives each of others in one map: the mean of its pieces' rows, summed over the pieces of
 * the word looked at. Of `unitsOf` the sum is 1; of `wordsOf` what goes to marks and special tokens is
 * left out of it.
 */
export function wordRow(
  { pattern, mask }: Pick<Attention, 'pattern' | 'mask'>,
  words: readonly LessonWord[],
  from: LessonWord
): number[] {
  const weight = (i: number, j: number) =>
    isMasked(mask, pattern.columns, i, j) ? 0 : valueAt(pattern, i, j);
  return words.map(({ positions }) => {
    let sum = 0;
    for (const i of from.positions) for (const j of positions) sum += weight(i, j);
    return sum / from.positions.length;
  });
}
