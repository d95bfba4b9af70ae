import { isMasked, type Attention, type Trace } from '../transformer/trace';
import type { Cell } from './cell';

type Tokens = readonly Pick<Trace['tokens'][number], 'name' | 'continues' | 'special'>[];

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Two different positions worth looking at: the one whose weight is furthest above the mean that all
 * other rows give its column, p_ij − mean_{r≠i} p_rj. Whole words come before punctuation and pieces
 * of words; special tokens never do. Null where no pair may look at each other.
 * @param asker the position that shall look; any where it is left out
 */
export function suggestedPair(
  attention: Pick<Attention, 'pattern' | 'mask'>,
  tokens: Tokens,
  asker?: number
): Cell | null {
  const shown = [...tokens.keys()].filter((i) => !tokens[i].special);
  const words = shown.filter(
    (i) => LETTER.test(tokens[i].name) && !tokens[i].continues && !tokens[i + 1]?.continues
  );
  const within = (positions: readonly number[]) =>
    furthestAbove(attention, asker === undefined ? positions : [asker], positions);
  return within(words) ?? within(shown);
}

function furthestAbove(
  { pattern, mask }: Pick<Attention, 'pattern' | 'mask'>,
  askers: readonly number[],
  positions: readonly number[]
): Cell | null {
  const { rows: n, data } = pattern;
  const columns = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) columns[j] += data[i * n + j];
  let best: Cell | null = null;
  let furthest = -Infinity;
  for (const from of askers) {
    for (const to of positions) {
      const weight = data[from * n + to];
      const above = weight - (columns[to] - weight) / (n - 1);
      if (from === to || above <= furthest || isMasked(mask, n, from, to)) continue;
      furthest = above;
      best = { from, to };
    }
  }
  return best;
}
