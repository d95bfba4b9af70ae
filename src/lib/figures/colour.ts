import { interpolateLab, lch } from 'd3';

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

/** Scores use the scale up to here, so that an outlier does not go black. */
const SCORE_DEPTH = 0.85;
/** Hue angle of what is below 0: far from clay and river alike. */
const SLATE = 320;
/** Blends kept: a colour step finer than this is not seen. */
const MIX_STEPS = 20;

/** Equal lightness in both hues: the same number is equally dark in either map. */
const LIGHTNESS = { light: [96.5, 20], dark: [13, 88] } as const;

/**
 * Position on the scale of a weight in [0, 1]. The square root keeps small weights apart from none;
 * the domain is fixed, so that a colour means the same number in every map.
 */
export const weightScale = (weight: number) => Math.sqrt(Math.min(1, Math.max(0, weight)));

/** The level of a weight in [0, 1]: 0 .. LEVELS - 1. As `weightScale`, a million times a picture. */
export function weightLevel(weight: number): number {
  if (!(weight > 0)) return 0;
  return weight < 1 ? (Math.sqrt(weight) * (LEVELS - 1) + 0.5) | 0 : LEVELS - 1;
}

const inks = new Map<string, readonly Ink[]>();

/** The LEVELS colours of a hue, from no weight to all of it. */
export const weightInks = (hue: Hue) => ramp(hue, (level) => inkAt(hue, level / (LEVELS - 1)));

/** Between clay (0) and river (1), as proposal 1 is turned into proposal 2. */
export function mixedInks(t: number): readonly Ink[] {
  const step = Math.round(t * MIX_STEPS) / MIX_STEPS;
  return mixed(`mix ${step}`, step, weightInks('clay'), weightInks('river'));
}

function mixed(name: string, t: number, from: readonly Ink[], to: readonly Ink[]) {
  if (t === 0 || t === 1) return t === 0 ? from : to;
  const between = (a: string, b: string) => interpolateLab(a, b)(t);
  return ramp(name, (level) => ({
    light: between(from[level].light, to[level].light),
    dark: between(from[level].dark, to[level].dark)
  }));
}

/** Scores: none in the middle, below 0 slate, above 0 the proposal's own hue. */
export function scoreInks(hue: Hue): readonly Ink[] {
  const middle = (LEVELS - 1) / 2;
  return ramp(`scores ${hue}`, (level) => {
    const t = Math.abs(level - middle) / middle;
    return level < middle ? slateAt(t) : inkAt(hue, t * SCORE_DEPTH);
  });
}

/** The same between proposal 1 (0) and proposal 2 (1): clay, river, or what lies between above 0. */
export function mixedScoreInks(t: number): readonly Ink[] {
  const step = Math.round(t * MIX_STEPS) / MIX_STEPS;
  return mixed(`scores-mix ${step}`, step, scoreInks('clay'), scoreInks('river'));
}

function ramp(name: string, ink: (level: number) => Ink): readonly Ink[] {
  let made = inks.get(name);
  if (!made) {
    made = Array.from({ length: LEVELS }, (_, level) => ink(level));
    inks.set(name, made);
  }
  return made;
}

function slateAt(t: number): Ink {
  const { light, dark } = inkAt('river', t * SCORE_DEPTH);
  const grey = (colour: string) => lch(lch(colour).l, 2 + 16 * t, SLATE).formatHex();
  return { light: grey(light), dark: grey(dark) };
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
