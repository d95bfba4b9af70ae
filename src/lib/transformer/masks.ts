import { tensor3d, type Tensor3D } from '@tensorflow/tfjs-core';
import { edgeMask, muteMask, type Cut } from './cuts';
import type { Mask } from './trace';

/** What each head of a layer may not look at, [heads]. */
export const masksOf = (cuts: readonly Cut[], number: number, nHeads: number, n: number): Mask[] =>
  Array.from({ length: nHeads }, (_, h) => edgeMask(cuts, number, h + 1, n));

/** What each head of a layer does not hand over though it looks at it, [heads]. */
export const mutedOf = (cuts: readonly Cut[], number: number, nHeads: number, n: number): Mask[] =>
  Array.from({ length: nHeads }, (_, h) => muteMask(cuts, number, h + 1, n));

/** What no head may look at: the mask of a layer's dot product. */
export function sharedMask(masks: readonly Mask[]): Mask {
  const [first, ...rest] = masks;
  if (!first || rest.includes(null)) return null;
  const shared = first.map((masked, i) => (rest.every((mask) => mask![i] === 1) ? masked : 0));
  return shared.includes(1) ? shared : null;
}

/** Masks as softmax knows them: -Infinity where masked, 0 elsewhere; undefined where nothing is. */
export const additive = (masks: readonly Mask[], n: number): Tensor3D | undefined =>
  filled(masks, n, 0, -Infinity); // [heads, n, n]

/** Masks as a product knows them: 0 where muted, 1 elsewhere; undefined where nothing is. */
export const kept = (muted: readonly Mask[], n: number): Tensor3D | undefined =>
  filled(muted, n, 1, 0); // [heads, n, n]

function filled(
  masks: readonly Mask[],
  n: number,
  free: number,
  masked: number
): Tensor3D | undefined {
  if (masks.every((mask) => mask === null)) return undefined;
  const all = new Float32Array(masks.length * n * n).fill(free);
  masks.forEach((mask, h) => mask?.forEach((is, i) => is && (all[h * n * n + i] = masked)));
  return tensor3d(all, [masks.length, n, n]); // [heads, n, n]
}
