import type { Comparison } from '../../state/comparison';
import { row } from '../../transformer/trace';
import type { Words } from '../../words/languages';

/** One word that the chosen word can look at: its weights, null in a text that has not got it. */
export interface ComparedWeight {
  readonly name: string;
  /** Positions in either text. */
  readonly places: { readonly a: number | null; readonly b: number | null };
  readonly a: number | null;
  readonly b: number | null;
  /** Index among what is shared; null where one text has it alone. */
  readonly word: number | null;
}

/** The chosen word's two rows, word by word, in the order of both texts. */
export function comparedWeights({ maps: say }: Words, comparison: Comparison): ComparedWeight[] {
  const { maps, word, shared, aligned, a, b } = comparison;
  if (!maps || word === null) return [];
  const [rowA, rowB] = [row(maps.a, shared[word].a), row(maps.b, shared[word].b)];
  let index = -1;
  return aligned.map((places) => ({
    name: say.tokenName(places.a === null ? b.trace.tokens[places.b!] : a.trace.tokens[places.a]),
    places,
    a: places.a === null ? null : rowA[places.a],
    b: places.b === null ? null : rowB[places.b],
    word: places.a === null || places.b === null ? null : ++index
  }));
}

/** The larger of a word's weights. */
export const largerOf = ({ a, b }: ComparedWeight) => Math.max(a ?? 0, b ?? 0);
