import type { Matrix, Trace } from '../transformer/trace';

/**
 * Where the words of a map look, each number but the last two a share of weight in [0, 1]. Rows are
 * those of words: tokens of the text, not [CLS] or [SEP].
 */
export interface Looking {
  /** Mean of p_i,i-1 over words whose token before is a word too. */
  readonly previous: number;
  /** Mean of p_i,i+1 over words whose token after is a word too. */
  readonly next: number;
  /** Mean over words of Σ_j p_ij over [CLS] and [SEP]. */
  readonly special: number;
  /** The largest column's mean weight over words: max_j mean_i p_ij. */
  readonly column: number;
  /** Mean over words that occur again of Σ_j p_ij over the other places of the same token. */
  readonly sameWord: number;
  /** Σ_ij p_ij |i - j| ÷ Σ_ij p_ij over words i and j, in tokens. */
  readonly distance: number;
  /** The position of the largest column. */
  readonly columnAt: number;
}

/** One walk over the rows of words. A mean over nothing is 0. @param pattern [n, n] */
export function lookingOf({ rows: n, data }: Matrix, tokens: Trace['tokens']): Looking {
  const places = placesOf(tokens);
  const word = Uint8Array.from(tokens, ({ special }) => Number(!special));
  const columns = new Float64Array(n);
  let [words, before, after, again] = [0, 0, 0, 0];
  let [previous, next, same, far] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (word[i] === 0) continue;
    const start = i * n;
    words++;
    for (let j = 0; j < n; j++) {
      const weight = data[start + j];
      columns[j] += weight;
      if (word[j] === 1) far += weight * Math.abs(i - j);
    }
    if (i > 0 && word[i - 1] === 1) {
      before++;
      previous += data[start + i - 1];
    }
    if (i + 1 < n && word[i + 1] === 1) {
      after++;
      next += data[start + i + 1];
    }
    const all = places.get(tokens[i].id)!;
    if (all.length > 1) again++;
    for (const j of all) if (j !== i) same += data[start + j];
  }
  const columnAt = columns.reduce((best, sum, j) => (sum > columns[best] ? j : best), 0);
  const between = columns.reduce((sum, column, j) => sum + word[j] * column, 0);
  const total = columns.reduce((sum, column) => sum + column, 0);
  return {
    previous: mean(previous, before),
    next: mean(next, after),
    special: mean(total - between, words),
    column: mean(columns[columnAt], words),
    sameWord: mean(same, again),
    distance: mean(far, between),
    columnAt
  };
}

const mean = (sum: number, count: number) => (count > 0 ? sum / count : 0);

/** Where each word stands, by its id. */
function placesOf(tokens: Trace['tokens']): Map<number, number[]> {
  const places = new Map<number, number[]>();
  tokens.forEach(({ id, special }, i) => {
    if (!special) places.set(id, [...(places.get(id) ?? []), i]);
  });
  return places;
}
