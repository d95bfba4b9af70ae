import { above, distinctHead, pairWeights, type PairWeight } from '../measures/pair';
import { LECTURE, WATCHED, type LectureSentence } from './lecture';
import type { Picture } from './picture';
import { isEdgeCut } from '../transformer/cuts';
import { valueAt, type Head } from '../transformer/trace';

/** What there is to see in a sentence of the lecture, by this reading's numbers. */
export interface Sight {
  readonly sentence: LectureSentence;
  readonly from: string;
  readonly to: string;
  /** How the two words look at each other in the chosen head. */
  readonly here: PairWeight;
  /** Which of both weights are cut there. */
  readonly cut: { readonly forth: boolean; readonly back: boolean };
  /** Whether that is clearly more than the other rows give the second. */
  readonly standsOut: boolean;
  /** And in the head in which the first looks at the second most above the other rows. */
  readonly best: PairWeight;
}

/** A weight that is so far above the other rows' stands out. */
const STANDS_OUT = 0.1;

/** Null for any other text, where the model does not read both words, and until every layer has. */
export function sightOf({ reading: { trace }, layer, head }: Picture): Sight | null {
  const sentences = Object.keys(LECTURE) as LectureSentence[];
  const sentence = sentences.find((name) => LECTURE[name].text === trace.text);
  // Of all heads one is named.
  if (!sentence || trace.layers.length < trace.model.nLayers) return null;
  const [from, to] = WATCHED[sentence];
  const place = (name: string) => trace.tokens.findIndex((token) => token.name === name);
  const cell = { from: place(from), to: place(to) };
  if (cell.from < 0 || cell.to < 0) return null;
  const weights = pairWeights(
    trace.layers.map(({ heads }) => heads),
    ({ pattern }: Head, row, column) => valueAt(pattern, row, column),
    cell,
    trace.tokens.length
  );
  const here = weights.find((weight) => weight.layer === layer && weight.head === head);
  const best = distinctHead(weights);
  if (!here || !best) return null;
  const isCut = (row: number, column: number) => isEdgeCut(trace.cuts, layer, head, row, column);
  const cut = { forth: isCut(cell.from, cell.to), back: isCut(cell.to, cell.from) };
  return { sentence, from, to, here, cut, standsOut: above(here) >= STANDS_OUT, best };
}
