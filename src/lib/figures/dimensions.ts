import { median, randomLcg, randomNormal } from 'd3';

/** Dimensions that can be chosen: powers of two, and the model's own. */
export const dimensionsWith = (dModel: number): number[] =>
  [...new Set([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, dModel])].sort((a, b) => a - b);

/** Pairs that are drawn: a spread is then known to some 2 %, within a tenth of a second. */
export const PAIRS = 1000;

/**
 * Cosines of pairs of random vectors, each direction as likely as any other: d normal numbers each
 * (Muller 1959). The same seed gives the same vectors.
 */
export function randomCosines(d: number, pairs: number, seed: number): Float64Array {
  const normal = randomNormal.source(randomLcg(seed))();
  return Float64Array.from({ length: pairs }, () => {
    let [xy, xx, yy] = [0, 0, 0];
    for (let i = 0; i < d; i++) {
      const [x, y] = [normal(), normal()];
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xy / Math.sqrt(xx * yy);
  });
}

/** How far cosines spread about 0: the root of their mean square. */
export const spreadOf = (cosines: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < cosines.length; i++) sum += cosines[i] ** 2;
  return Math.sqrt(sum / Math.max(1, cosines.length));
};

/** The size that half of the values are beyond; 0 where there is none. */
export const typicalSize = (values: readonly number[]): number => median(values, Math.abs) ?? 0;

/** Bars from -1 to 1: an odd number, so that 0 is in the middle of one. */
export const BARS = 81;
const WIDTH = 2 / BARS;

/** Where a bar begins and ends. */
export const barEnds = (bar: number): readonly [from: number, to: number] => [
  -1 + bar * WIDTH,
  -1 + (bar + 1) * WIDTH
];
/** The bar that a cosine falls into. */
export const barOf = (cosine: number): number =>
  Math.max(0, Math.min(BARS - 1, Math.floor((cosine + 1) / WIDTH)));

/** How many values fall into each bar. */
export function counts(values: ArrayLike<number>): number[] {
  const bars = new Array<number>(BARS).fill(0);
  for (let i = 0; i < values.length; i++) bars[barOf(values[i])]++;
  return bars;
}

/** Parts that a bar is cut into to sum the density over it: at d = 2 it rises steeply at both ends. */
const PARTS = 64;

/**
 * The share of cosines that falls into each bar when directions are drawn evenly: their density is
 * proportional to (1 - t²)^((d - 3) / 2), whose standard deviation is 1/√d exactly. With t = sin u it
 * is cos^(d - 2) u, which is finite everywhere and is summed by its middles.
 */
export function theoryShares(d: number): number[] {
  const sums = Array.from({ length: BARS }, (_, bar) => {
    const [from, to] = barEnds(bar).map((t) => Math.asin(Math.max(-1, Math.min(1, t))));
    const step = (to - from) / PARTS;
    let sum = 0;
    for (let k = 0; k < PARTS; k++) sum += Math.cos(from + (k + 0.5) * step) ** (d - 2) * step;
    return sum;
  });
  const total = sums.reduce((all, one) => all + one, 0);
  return sums.map((sum) => sum / total);
}
