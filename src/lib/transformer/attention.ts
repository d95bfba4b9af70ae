import { add, type Tensor3D } from '@tensorflow/tfjs-core';
import { ops, type Ops } from './ops';

/** One attention: what was compared, the weights that came of it, and what they gathered. */
export interface AttentionTensors {
  readonly scores: Tensor3D; // [heads, n, n], query then key, whatever is masked
  readonly pattern: Tensor3D; // [heads, n, n], each row sums to 1
  readonly z: Tensor3D; // [heads, n, dHead]
}

/** What attention compares and hands over, and by what it divides the products. */
export interface Compared {
  /** What each word looks for, [heads, n, dHead]. */
  readonly q: Tensor3D;
  /** What each word has to show, [heads, n, dHead]. */
  readonly k: Tensor3D;
  /** What each word hands over, [heads, n, dHead]. */
  readonly v: Tensor3D;
  /**
   * √dHead (Vaswani et al. 2017), since large scores saturate softmax; the lecture leaves it out.
   * Vectors of length 1 have no large products: there it is 1.
   */
  readonly divisor: number;
}

/**
 * softmax(q·kᵀ/divisor)·v for each head (Vaswani et al. 2017, eq. 1). Proposal 1 of the lecture is
 * the same function on the layer's input alone: q, k and v are x.
 * @param mask added to the scores before the softmax: 0, or -Infinity where masked, [heads, n, n]
 */
export function attention(
  { q, k, v, divisor }: Compared,
  mask?: Tensor3D,
  { products, softmax, mix }: Ops = ops
): AttentionTensors {
  const scores = products(q, k, divisor); // [heads, n, n]
  const pattern = softmax(mask ? add(scores, mask) : scores); // [heads, n, n]
  return { scores, pattern, z: mix(pattern, v) }; // z: [heads, n, dHead]
}
