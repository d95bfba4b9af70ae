/** So many words show what a learner makes of a line, and fit beside it on a map. */
const WORDS = 7;

/** A mark or an ideograph is a word of its own; anything else goes to the next white space. */
const WORD = /[\p{Ideographic}\p{P}\p{S}]|[^\s\p{Ideographic}\p{P}\p{S}]+/gu;

/**
 * The beginning of a text's first line, to be read while the text is learned; null without one. It
 * says nothing of what is known: only the tokenizer parts a text for that.
 */
export function firstWords(text: string): string | null {
  const line = text.split('\n').find((one) => one.trim());
  if (line === undefined) return null;
  const start = line.trim();
  const next = [...start.matchAll(WORD)][WORDS];
  return start.slice(0, next?.index).trim();
}
