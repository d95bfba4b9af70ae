import { add, matMul, mul, softmax, tensor2d, tidy, type Tensor3D } from '@tensorflow/tfjs-core';
import { joinHeads, splitHeads } from './heads';
import { additive } from './masks';
import type { Mask } from './trace';

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
  /**
   * √dHead (Vaswani et al. 2017), since large scores saturate softmax; the lecture leaves it out.
   * Vectors of length 1 have no large products: there it is 1.
   */
  readonly divisor: number;
}

/** What came of it: arrays of their own. */
export interface Attended {
  /** [heads, n, n], query then key, whatever is masked. */
  readonly scores: Float32Array<ArrayBuffer>;
  /** [heads, n, n], each row sums to 1; exactly 0 where masked. */
  readonly pattern: Float32Array<ArrayBuffer>;
  /** What each word gathers, [n, heads · dHead]; null without values. */
  readonly z: Float32Array | null;
}

/**
 * softmax(q·kᵀ/divisor)·v for each head (Vaswani et al. 2017, eq. 1). Proposal 1 of the lecture is the
 * same function on the layer's input alone: q, k and v are x.
 */
export type Attend = (compared: Compared) => Attended;

let kernel: Attend | null = null;

/** Lets a kernel attend from now on; with null, TensorFlow.js. */
export function useKernel(attend: Attend | null): void {
  kernel = attend;
}

/** The attention of every reading: the kernel's, or TensorFlow.js's on a machine without SIMD. */
export const attention: Attend = (compared) => (kernel ?? attentionInSteps)(compared);

/** Attention as TensorFlow.js computes it, a step a line. */
export const attentionInSteps: Attend = ({ q, k, v, n, dHead, masks, divisor }) => {
  const heads = masks.length;
  const split = (rows: Float32Array) => splitHeads(tensor2d(rows, [n, heads * dHead]), heads, 1); // [heads, n, dHead]
  // They leave through a variable: tidy would walk through every array that it returns.
  let made!: Attended;
  tidy(() => {
    const scores: Tensor3D = mul(matMul(split(q), split(k), false, true), 1 / divisor); // [heads, n, n]
    const mask = additive(masks, n); // [heads, n, n]
    const pattern = softmax(mask ? add(scores, mask) : scores); // [heads, n, n]
    const z = v && joinHeads(matMul(pattern, split(v)), 1); // [n, heads · dHead]
    const [s, p] = [scores, pattern].map((map) => map.dataSync() as Float32Array<ArrayBuffer>);
    made = { scores: s, pattern: p, z: z && (z.dataSync() as Float32Array) };
  });
  return made;
};
