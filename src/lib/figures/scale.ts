import { LEVELS, weightInks, weightLevel, weightScale, type Hue, type Ink } from './colour';

/** How a map's numbers become colours, and what its legend says of them. */
export interface ColourScale {
  readonly level: (value: number) => number;
  readonly inks: readonly Ink[];
  readonly ticks: readonly { readonly value: string; readonly at: number }[];
}

/** Weights: the fixed domain [0, 1], whatever the map holds. */
export function weightColours(hue: Hue): ColourScale {
  return {
    level: weightLevel,
    inks: weightInks(hue),
    ticks: [0, 0.05, 0.2, 0.5, 1].map((value) => ({ value: String(value), at: weightScale(value) }))
  };
}

export { LEVELS };
