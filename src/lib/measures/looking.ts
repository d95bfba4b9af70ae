import type { MapSums } from '../transformer/map-sums';
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

/**
 * A mean over nothing is 0.
 * @param pattern [n, n]
 * @param columns as the map's maker has them
 */
export function lookingOf(
  { rows: n, data }: Matrix,
  tokens: Trace['tokens'],
  columns: MapSums['columns']
): Looking {
  const { word, places } = wordsOf(tokens);
  const { sums, reach } = columns(word);
  let [words, before, after, again] = [0, 0, 0, 0];
  let [previous, next, same] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (word[i] === 0) continue;
    const start = i * n;
    words++;
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
  const columnAt = sums.reduce((best, sum, j) => (sum > sums[best] ? j : best), 0);
  const between = sums.reduce((sum, column, j) => sum + word[j] * column, 0);
  const total = sums.reduce((sum, column) => sum + column, 0);
  return {
    previous: mean(previous, before),
    next: mean(next, after),
    special: mean(total - between, words),
    column: mean(sums[columnAt], words),
    sameWord: mean(same, again),
    distance: mean(reach, between),
    columnAt
  };
}

const mean = (sum: number, count: number) => (count > 0 ? sum / count : 0);

/** Which tokens are words, and where each word stands, by its id. */
interface Words {
  readonly word: Uint8Array;
  readonly places: ReadonlyMap<number, readonly number[]>;
}

/** By the tokens they are of: a reading asks for the same ones with every map. */
const known = new WeakMap<Trace['tokens'], Words>();

function wordsOf(tokens: Trace['tokens']): Words {
  const before = known.get(tokens);
  if (before) return before;
  const places = new Map<number, number[]>();
  tokens.forEach(({ id, special }, i) => {
    if (special) return;
    const all = places.get(id);
    if (all) all.push(i);
    else places.set(id, [i]);
  });
  const words = { word: Uint8Array.from(tokens, ({ special }) => Number(!special)), places };
  known.set(tokens, words);
  return words;
}
