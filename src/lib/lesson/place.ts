import { distinctHead, pairWeights } from '../measures/pair';
import { suggestedPair } from '../measures/suggest';
import { valueAt, type Trace } from '../transformer/trace';

/** Where a step looks: two words by token (from 0), a layer and a head of it (from 1). */
export interface LessonPlace {
  /** The word that looks: "bank". */
  readonly from: number;
  /** The word that it should find: "swimming". */
  readonly to: number;
  readonly layer: number;
  readonly head: number;
}

/** The head of a trace in which the earliest look is taken, where nothing else was chosen. */
const FIRST = { layer: 1, head: 4 };

/**
 * Two words and a head worth asking about: the pair that stands out in the head which Explore opens
 * on, then the head in which that pair stands out most (both by measures/suggest and measures/pair).
 * Null where no two words may look at each other.
 */
export function suggestedPlace({ layers, tokens, model }: Trace): LessonPlace | null {
  const opened = layers[FIRST.layer - 1].heads[Math.min(FIRST.head, model.nHeads) - 1];
  const pair = suggestedPair(opened, tokens);
  return pair && { ...pair, ...headFor({ layers, tokens }, pair) };
}

/** The head in which one word looks most above all others at another; the first one of equals. */
export function headFor(
  { layers, tokens }: Pick<Trace, 'layers' | 'tokens'>,
  pair: Pick<LessonPlace, 'from' | 'to'>
): Pick<LessonPlace, 'layer' | 'head'> {
  const weights = pairWeights(
    layers.map(({ heads }) => heads),
    ({ pattern }, from, to) => valueAt(pattern, from, to),
    pair,
    tokens.length
  );
  const { layer, head } = distinctHead(weights) ?? { layer: 1, head: 1 };
  return { layer, head };
}
