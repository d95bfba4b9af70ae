import { max } from 'd3';
import type { Matrix } from '../transformer/trace';
import {
  LEVELS,
  mixedInks,
  mixedScoreInks,
  scoreInks,
  weightInks,
  weightLevel,
  weightScale,
  type Hue,
  type Ink
} from './colour';

/** How a map's numbers become colours, and what its legend says of them. */
export interface ColourScale {
  readonly numbers: 'weight' | 'score' | 'difference' | 'change';
  readonly level: (value: number) => number;
  readonly inks: readonly Ink[];
  readonly ticks: readonly { readonly value: number; readonly at: number }[];
}

/** Weights: the fixed domain [0, 1], whatever the map holds. */
export const weightColours = (hue: Hue): ColourScale => weights(weightInks(hue));

/** Weights between proposal 1 (t = 0) and proposal 2 (t = 1). */
export const mixedColours = (t: number): ColourScale => weights(mixedInks(t));

const weights = (inks: readonly Ink[]): ColourScale => ({
  numbers: 'weight',
  level: weightLevel,
  inks,
  ticks: [0, 0.05, 0.2, 0.5, 1].map((value) => ({ value, at: weightScale(value) }))
});

/** The farthest of scores from 0. */
export const largestScore = ({ data }: Matrix) => max(data, Math.abs) ?? 0;

/** Differences of weights: symmetric about 0, as scores. @param largest where the scale ends */
export const differenceColours = (hue: Hue, largest: number): ColourScale => ({
  ...scoreColours(hue, largest),
  numbers: 'difference'
});

/**
 * Scores: symmetric about 0.
 * @param hue of what is above 0: a proposal's own, or how far between proposal 1 (0) and 2 (1)
 * @param largest where the scale ends, on either side
 */
export function scoreColours(hue: Hue | number, largest: number): ColourScale {
  const end = largest || 1;
  const middle = (LEVELS - 1) / 2;
  const shown = Number(end.toPrecision(2));
  return {
    numbers: 'score',
    level: (score) => Math.round(middle + middle * Math.max(-1, Math.min(1, score / end))),
    inks: typeof hue === 'number' ? mixedScoreInks(hue) : scoreInks(hue),
    ticks: [
      { value: -shown, at: 0 },
      { value: 0, at: 0.5 },
      { value: shown, at: 1 }
    ]
  };
}
