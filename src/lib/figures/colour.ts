import { lch, scalePow } from 'd3';

/** Clay is the dot product, river the learned queries and keys: everywhere, and nothing else. */
export type Hue = 'clay' | 'river';
/** A colour in the light theme and in the dark one. */
export interface Ink {
  readonly light: string;
  readonly dark: string;
}

/** Colours a scale is cut into: finer than an eye tells apart, few enough to draw by level. */
export const LEVELS = 48;

/** Hue angle and chroma in CIE LCh. Chroma stays inside sRGB, where lightness would shift. */
const HUES: Record<Hue, { angle: number; chroma: number }> = {
  clay: { angle: 55, chroma: 50 },
  river: { angle: 255, chroma: 36 }
};

/** Equal lightness in both hues: the same number is equally dark in either map. */
const LIGHTNESS = { light: [96.5, 20], dark: [13, 88] } as const;

/**
 * Position on the scale of a weight in [0, 1]. The square root keeps small weights apart from none;
 * the domain is fixed, so that a colour means the same number in every map.
 */
export const weightScale = scalePow().exponent(0.5).domain([0, 1]).range([0, 1]).clamp(true);

/** The level of a weight in [0, 1]: 0 .. LEVELS - 1. */
export const weightLevel = (weight: number) => Math.round(weightScale(weight) * (LEVELS - 1));

const inks = new Map<Hue, readonly Ink[]>();

/** The LEVELS colours of a hue, from no weight to all of it. */
export function weightInks(hue: Hue): readonly Ink[] {
  let made = inks.get(hue);
  if (!made) {
    made = Array.from({ length: LEVELS }, (_, level) => inkAt(hue, level / (LEVELS - 1)));
    inks.set(hue, made);
  }
  return made;
}

function inkAt(hue: Hue, t: number): Ink {
  const { angle, chroma } = HUES[hue];
  const mix = ([from, to]: readonly [number, number]) => from + (to - from) * t;
  // Full chroma fits only the middle of the lightness range.
  const saturation = chroma * Math.min(1, t * 2.2) * (1 - 0.35 * Math.max(0, t - 0.6));
  return {
    light: lch(mix(LIGHTNESS.light), saturation + 1.5, angle).formatHex(),
    dark: lch(mix(LIGHTNESS.dark), saturation * 0.8 + 1.5, angle).formatHex()
  };
}

/** An ink as one CSS value that follows the page's colour scheme. */
export const cssInk = ({ light, dark }: Ink) => `light-dark(${light}, ${dark})`;
