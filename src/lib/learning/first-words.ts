/** So many words show what a learner makes of a line, and fit beside it on a map. */
const WORDS = 7;

/** The beginning of a text's first line, to be read while the text is learned; null without one. */
export function firstWords(text: string): string | null {
  const line = text.split('\n').find((one) => one.trim());
  return line?.trim().split(/\s+/).slice(0, WORDS).join(' ') ?? null;
}
