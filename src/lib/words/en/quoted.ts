import { isolate, wordParts } from '../isolate';

/** A sentence as text alone, its words in quotes: for what is heard, drawn in a picture or saved. */
export const quoted = (sentence: string) =>
  wordParts(sentence)
    .map((part, i) => (i % 2 ? `“${isolate(part)}”` : part))
    .join('');
