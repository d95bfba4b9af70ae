import type { Contributions } from './contributions';

/** How long a value is beside those of the row's words. */
export type ValueLength = 'short' | 'shorter' | 'alike' | 'longer';

/** What one token hands to the word that looks, beside what the whole row hands over. */
export interface Handed {
  /** |v_j|. */
  readonly length: number;
  /** p_ij |v_j|. */
  readonly size: number;
  /** The sum of p_ij |v_j| over the row, of which `size` is a part: |z_i| where all point one way. */
  readonly all: number;
  /** The median of |v| over the row's words: of all but [CLS] and [SEP], and but j. */
  readonly median: number;
  /** `length` against that: under 0.5, under 0.8, up to 1.25 of it, or longer. */
  readonly compared: ValueLength;
}

/** Weight from which [CLS] or [SEP] takes much of a row. */
const MUCH = 0.3;

/** Where the special tokens stand that take much of a row; `special` says of each whether it is one. */
export const sinks = (weights: Float32Array, special: readonly boolean[]): readonly number[] =>
  [...special.keys()].filter((j) => special[j] && weights[j] > MUCH);

/** What position `to` hands over in a row of these contributions. */
export function handed(
  { lengths, sizes }: Contributions,
  special: readonly boolean[],
  to: number
): Handed {
  const others = [...special.keys()].filter((j) => j !== to);
  const words = others.filter((j) => !special[j]);
  const beside = (words.length > 0 ? words : others).map((j) => lengths[j]);
  const median = medianOf(beside);
  return {
    length: lengths[to],
    size: sizes[to],
    all: sizes.reduce((sum, size) => sum + size, 0),
    median,
    compared: compare(lengths[to], median)
  };
}

function compare(length: number, median: number): ValueLength {
  if (length < 0.5 * median) return 'short';
  if (length < 0.8 * median) return 'shorter';
  return length <= 1.25 * median ? 'alike' : 'longer';
}

/** The middle number, or the mean of the middle two; 0 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
