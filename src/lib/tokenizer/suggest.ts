import type { Token } from './token';

/** The words of a vocabulary that a visitor could mean: no pieces, nothing special, no punctuation. */
export function knownWords(vocabulary: readonly string[]): string[] {
  return vocabulary.filter((word) => /^\p{L}[^[\]#]*$/u.test(word));
}

/** Single letters to add, drop or replace until one word is the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  let above = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const replaced = above[j - 1] + (x[i - 1] === y[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[y.length];
}

/** Known words near one that is not: nearest first, of which a letter or two differ, and at most half. */
export function suggest(word: string, known: readonly string[], most = 3): string[] {
  const typed = word.toLowerCase();
  if (!/\p{L}/u.test(typed)) return []; // a mark is near to no word
  const farthest = Math.min(2, Math.max(1, Math.ceil(typed.length / 2)));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate) }))
    .filter(({ distance }) => distance <= farthest)
    .map((near) => ({ ...near, begins: sharedStart(typed, near.candidate) }))
    .sort(
      (a, b) =>
        a.distance - b.distance || b.begins - a.begins || (a.candidate < b.candidate ? -1 : 1)
    )
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Words of the text that the model reads as unknown, each once, in order. */
export function unknownWords(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.filter(({ unknown }) => unknown).map(wordOf))];
}

/** The text with every unknown `word` replaced by one that is known. */
export function replaceUnknown(
  text: string,
  tokens: readonly Token[],
  word: string,
  known: string
): string {
  return tokens
    .filter((token) => token.unknown && wordOf(token) === word)
    .reduceRight((all, { start, end }) => all.slice(0, start!) + known + all.slice(end!), text);
}

const wordOf = ({ name }: Token) => name.toLowerCase();
