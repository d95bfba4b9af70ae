import { max } from 'd3';
import type { PairWeight } from '../measures/pair';

/** Width of one head's bar with the space beside it, in the units of the drawing. */
export const BAR = 11;
/** Between two layers; a layer of few heads still has room for its name. */
const LEAST_GAP = 8;
const LEAST_LAYER = 40;

/** The weight that the longest bar or line stands for; 1 where there is none. */
export const longestBar = (weights: readonly PairWeight[]) =>
  max(weights, ({ forth, back, others }) => Math.max(forth, back, others)) || 1;

/** Where the bars of all heads stand, layer by layer or, sorted, without a gap. */
export function barLayout(weights: readonly PairWeight[], sorted: boolean) {
  const layers = [...new Set(weights.map(({ layer }) => layer))];
  const wide = (weights.length / Math.max(1, layers.length)) * BAR;
  const gap = Math.max(LEAST_GAP, LEAST_LAYER - wide);
  return {
    layers,
    width: weights.length * BAR + (sorted ? 0 : (layers.length - 1) * gap),
    /** Left edge of the index-th bar. */
    left: ({ layer }: PairWeight, index: number) => index * BAR + (sorted ? 0 : (layer - 1) * gap),
    /** Middle of a layer's bars. */
    middle: (layer: number) => (layer - 1) * (wide + gap) + wide / 2
  };
}
