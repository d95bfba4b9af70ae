import { distinctHead, pairWeights } from '../measures/pair';
import { suggestedPair } from '../measures/suggest';
import { findWord } from '../tokenizer/whole-word';
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
 * Where a word of two meanings stands once it is the one that looks, since every step can ask about it.
 * Null where no two words may look at each other.
 * @param ambiguous words whose meanings sentences are at hand for, in small letters
 */
export function suggestedPlace(
  { layers, tokens, model, text }: Trace,
  ambiguous: readonly string[] = []
): LessonPlace | null {
  const opened = layers[FIRST.layer - 1].heads[Math.min(FIRST.head, model.nHeads) - 1];
  const asker = ambiguous
    .map((word) => findWord(text, tokens, word))
    .filter(({ length }) => length === 1)
    .flatMap(([positions]) => positions[0])
    .sort((a, b) => a - b)
    .at(0);
  const pair = suggestedPair(opened, tokens, asker) ?? suggestedPair(opened, tokens);
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
