import { marked } from '../../isolate';
import { weight } from '../numbers';

export const tenDots = {
  rest: (left: number) =>
    left === 0
      ? 'All ten are spent. Another one for a word is taken from the word that has most.'
      : `${left} of 10 left. Click a word to give it a dot, a stack to take one away; or ← → and + −.`,
  value: (dots: number) => `${dots} of 10 dots`,
  /** @param from the word that a dot was taken from; null where one was left */
  given: (word: string, dots: number, left: number, from: string | null) =>
    `${marked(word)}: ${dots} of 10 dots${from === null ? `, ${left} left` : `, one of them from ${marked(from)}`}.`,
  take: (word: string) => `Take a dot from ${marked(word)}`,
  clear: 'Take all back',
  /** @param agreement Σ min(mine, weight), in [0, 1] */
  agrees: (agreement: number) => [
    'This row agrees with ',
    weight(agreement),
    ' of your dots. For each word the smaller of dots ÷ 10 and weight counts.'
  ],
  /** What the read-only figure says as a whole. */
  summary: (given: readonly { readonly word: string; readonly dots: number }[]) =>
    given.length === 0
      ? 'No dots were spent.'
      : given.map(({ word, dots }) => `${marked(word)} ${dots}`).join(', ')
};
