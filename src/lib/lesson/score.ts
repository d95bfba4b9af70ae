/** How many dots are spent on a row. */
export const DOTS = 10;

/**
 * How far ten dots and a row of weights agree: Σ min(dots ÷ 10, weight), from 0 to 1. It is the part
 * of the row that the dots have foreseen.
 * @param dots one number for each word, DOTS in all when they are spent
 * @param weights one for each word
 */
export function agreement(dots: readonly number[], weights: readonly number[]): number {
  return dots.reduce((sum, n, i) => sum + Math.min(n / DOTS, weights[i]), 0);
}

/** How many dots are spent. */
export const spent = (dots: readonly number[]): number => dots.reduce((sum, n) => sum + n, 0);
