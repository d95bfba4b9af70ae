import { wordAt, type LessonWord } from './words';
import type { LessonPlace } from './place';

/** One of the two words with the ten dots that were spent as it. */
export interface SpentDots {
  /** Which word of the sentence it is. */
  readonly asker: number;
  /** One number for each word; null where none were spent. */
  readonly dots: readonly number[] | null;
}

/** The dots of both words, over the words of the sentence. */
export interface PairDots {
  readonly words: readonly LessonWord[];
  readonly from: SpentDots;
  readonly to: SpentDots;
}

/** @param dotsOf what was spent as a word of the sentence; null where nothing was */
export function pairDots(
  words: readonly LessonWord[],
  place: Pick<LessonPlace, 'from' | 'to'>,
  dotsOf: (word: number) => readonly number[] | null
): PairDots | null {
  const [from, to] = [wordAt(words, place.from), wordAt(words, place.to)];
  if (from < 0 || to < 0) return null; // a mark was picked: dots are spent on words
  return {
    words,
    from: { asker: from, dots: dotsOf(from) },
    to: { asker: to, dots: dotsOf(to) }
  };
}
