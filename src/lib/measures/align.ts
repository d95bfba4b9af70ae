import { diffArrays } from 'diff/lib/diff/array.js';
import type { Trace } from '../transformer/trace';

type Tokens = readonly Pick<Trace['tokens'][number], 'name' | 'continues' | 'special'>[];

/** One token that both texts have, by its position in each. */
export interface Shared {
  readonly a: number;
  readonly b: number;
}

/** A token of both texts, or of one alone: null where a text has none. */
export interface Aligned {
  readonly a: number | null;
  readonly b: number | null;
}

/**
 * Two texts set beside each other: a longest run of whole words that both have in the same order
 * (Myers 1986, by `diff`), and between them what only the first has, then what only the second has.
 * A word that both have and that stands elsewhere is not lined up.
 * @returns every token of either text once, in order of both
 */
export function align(a: Tokens, b: Tokens): Aligned[] {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const aligned: Aligned[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, value } of diffArrays(keysOf(words), keysOf(others))) {
    const tokens = (added ? others.slice(j, j + value.length) : words.slice(i, i + value.length))
      .map(({ size }) => size)
      .reduce((sum, size) => sum + size, 0);
    const [fromA, fromB] = [startOf(words, i, a.length), startOf(others, j, b.length)];
    for (let k = 0; k < tokens; k++)
      aligned.push({ a: added ? null : fromA + k, b: removed ? null : fromB + k });
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return aligned;
}

/** What two texts share, of all their tokens. */
export const sharedOf = (aligned: readonly Aligned[]): Shared[] =>
  aligned.filter((pair): pair is Shared => pair.a !== null && pair.b !== null);

interface Word {
  readonly key: string;
  readonly start: number;
  /** Its tokens. */
  readonly size: number;
}

const keysOf = (words: readonly Word[]) => words.map(({ key }) => key);
const startOf = (words: readonly Word[], index: number, end: number) => words[index]?.start ?? end;

/** Whole words: a token with all that continue it. */
function wordsOf(tokens: Tokens): Word[] {
  const words: Word[] = [];
  tokens.forEach(({ name, continues, special }, start) => {
    const before = words.at(-1);
    if (continues && before)
      words[words.length - 1] = { ...before, key: `${before.key}\n${name}`, size: before.size + 1 };
    // A text may spell "[CLS]" itself: that is another word.
    else
      words.push({ key: `${special ? '[]' : ''}${continues ? '-' : ''}\n${name}`, start, size: 1 });
  });
  return words;
}
