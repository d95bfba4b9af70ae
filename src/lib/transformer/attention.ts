import { add, matMul, mul, softmax, tensor2d, tidy, type Tensor3D } from '@tensorflow/tfjs-core';
import { joinHeads, splitHeads } from './heads';
import { kernelInUse } from './kernel/kernel';
import { sumsOf, type MapSums } from './map-sums';
import { additive, kept } from './masks';
import { slices } from './slices';
import type { Attention, Mask, Matrix } from './trace';

/** What one text's attention compares and hands over: plain numbers, the heads side by side. */
export interface Compared {
  /** What each word looks for, [n, heads · dHead]. */
  readonly q: Float32Array;
  /** What each word has to show, [n, heads · dHead]. */
  readonly k: Float32Array;
  /** What each word hands over, [n, heads · dHead]; null where only the maps are wanted. */
  readonly v: Float32Array | null;
  readonly n: number;
  readonly dHead: number;
  /** What each head may not look at; there are as many heads. */
  readonly masks: readonly Mask[];
  /** What each head does not hand over, though the weight stays; as many. */
  readonly muted: readonly Mask[];
  /**
   * √dHead (Vaswani et al. 2017), since large scores saturate softmax; the lecture leaves it out.
   * Vectors of length 1 have no large products: there it is 1.
   */
  readonly divisor: number;
}

/**
 * One map as it is made: its scores and pattern are views on numbers that the next map takes the place
 * of, so whoever keeps them copies.
 */
export interface MadeMap extends Attention, MapSums {}

/** What is done with a head's map, from 0, before the next one is made. */
export type See = (head: number, map: MadeMap) => void;

/**
 * softmax(q·kᵀ/divisor)·v for each head (Vaswani et al. 2017, eq. 1). Proposal 1 of the lecture is the
 * same function on the layer's input alone: q, k and v are x.
 * @returns what each word gathers, [n, heads · dHead]; empty without values. It may be a view as well.
 */
export type Attend = (compared: Compared, see: See) => Float32Array;

/** The attention of every reading: the kernel's, or TensorFlow.js's on a machine without SIMD. */
export const attention: Attend = (compared, see) =>
  (kernelInUse()?.attend ?? attentionInSteps)(compared, see);

/** Attention as TensorFlow.js computes it, a step a line. */
export const attentionInSteps: Attend = (compared, see) => {
  const { q, k, v, n, dHead, masks, muted, divisor } = compared;
  const heads = masks.length;
  const split = (rows: Float32Array) => splitHeads(tensor2d(rows, [n, heads * dHead]), heads, 1); // [heads, n, dHead]
  // They leave through variables: tidy would walk through every array that it returns.
  let [scores, pattern] = [[], []] as Matrix[][];
  let gathered = new Float32Array();
  tidy(() => {
    const products: Tensor3D = mul(matMul(split(q), split(k), false, true), 1 / divisor); // [heads, n, n]
    const mask = additive(masks, n); // [heads, n, n]
    const weights = softmax(mask ? add(products, mask) : products); // [heads, n, n]
    const handing = kept(muted, n); // [heads, n, n]
    const handed = handing ? mul(weights, handing) : weights; // [heads, n, n]
    if (v) gathered = joinHeads(matMul(handed, split(v)), 1).dataSync() as typeof gathered; // [n, heads · dHead]
    [scores, pattern] = [products, weights].map((maps) =>
      slices(maps.dataSync() as Float32Array, n, n)
    );
  });
  masks.forEach((mask, h) => {
    const map = { scores: scores[h], pattern: pattern[h], mask, divisor };
    see(h, { ...map, ...sumsOf(map) });
  });
  return gathered;
};
