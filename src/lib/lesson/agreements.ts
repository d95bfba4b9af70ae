import type { Trace } from '../transformer/trace';
import type { PairDots, SpentDots } from './dots';
import type { LessonPlace } from './place';
import { agreement } from './score';
import { wordRow } from './words';

/** How far the dots of both words agree with their rows in one map, each in [0, 1]; null without dots. */
export interface Agreement {
  readonly map: 'one' | 'two' | 'best';
  readonly layer: number;
  /** Null of proposal 1, which has none. */
  readonly head: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * How far dots agree with proposal 1 and with the head of a place, and with the head of all that agrees
 * most (the mean of both words; the first of equals).
 */
export function agreements(
  { layers }: Pick<Trace, 'layers'>,
  { layer, head }: Pick<LessonPlace, 'layer' | 'head'>,
  dots: PairDots
): Agreement[] {
  const { words } = dots;
  const inMap = (attention: Parameters<typeof wordRow>[0]) => {
    const of = ({ asker, dots: spent }: SpentDots) =>
      spent && agreement(spent, wordRow(attention, words, words[asker]));
    return { from: of(dots.from), to: of(dots.to) };
  };
  const all = layers.flatMap(({ heads }, l) =>
    heads.map((one, h) => ({ layer: l + 1, head: h + 1, ...inMap(one) }))
  );
  const sum = ({ from, to }: { from: number | null; to: number | null }) => (from ?? 0) + (to ?? 0);
  const best = all.reduce((most, one) => (sum(one) > sum(most) ? one : most));
  return [
    { map: 'one', layer, head: null, ...inMap(layers[layer - 1].dotProduct) },
    { map: 'two', layer, head, ...inMap(layers[layer - 1].heads[head - 1]) },
    { map: 'best', ...best }
  ];
}
