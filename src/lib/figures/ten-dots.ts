/** What a row has to give away. */
export const TEN = 10;

/** How many dots each word was given; together at most ten. */
export type Dots = readonly number[];

/** Dots that are left to give. */
export const dotsLeft = (dots: Dots): number => TEN - dots.reduce((sum, one) => sum + one, 0);

/** Dots after a change, and the word that had to give one; null where none had to. */
export interface Spent {
  readonly dots: Dots;
  readonly from: number | null;
}

/**
 * One dot more for a word. When all are spent it is taken from the other word that has most, the first
 * of several; null where the word has all ten.
 */
export function give(dots: Dots, word: number): Spent | null {
  if (dots[word] >= TEN) return null;
  const from = dotsLeft(dots) > 0 ? null : mostBut(dots, word);
  return {
    dots: dots.map((one, i) => one + Number(i === word) - Number(i === from)),
    from
  };
}

/** One dot less for a word; null where it has none. */
export const take = (dots: Dots, word: number): Dots | null =>
  dots[word] > 0 ? dots.map((one, i) => one - Number(i === word)) : null;

const mostBut = (dots: Dots, word: number): number =>
  dots.reduce((best, one, i) => (i !== word && (best < 0 || one > dots[best]) ? i : best), -1);

/** What a key does to the word at hand: one more or one less; null for another key. */
export const KEYED: Readonly<Record<string, 'give' | 'take'>> = {
  '+': 'give',
  '=': 'give', // + without Shift, on many keyboards
  ArrowUp: 'give',
  Enter: 'give',
  ' ': 'give',
  '-': 'take',
  '−': 'take',
  ArrowDown: 'take',
  Backspace: 'take',
  Delete: 'take'
};
