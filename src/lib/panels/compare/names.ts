import type { Comparison } from '../../state/comparison';
import type { Words } from '../../words/languages';

/** What shared words are called, in order. */
export const sharedNames = ({ maps }: Words, { a, shared }: Comparison): string[] =>
  shared.map((pair) => maps.tokenName(a.trace.tokens[pair.a]));

/** What the chosen word is called; null where nothing is shared. */
export const chosenName = (say: Words, comparison: Comparison): string | null =>
  comparison.word === null ? null : sharedNames(say, comparison)[comparison.word];
