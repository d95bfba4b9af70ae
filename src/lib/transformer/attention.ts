import { add, matMul, mul, softmax, type Tensor3D } from '@tensorflow/tfjs-core';

/** One attention: what was compared, the weights that came of it, and what they gathered. */
export interface AttentionTensors {
  readonly scores: Tensor3D; // [heads, n, n], query then key
  readonly pattern: Tensor3D; // [heads, n, n], each row sums to 1
  readonly z: Tensor3D; // [heads, n, dHead]
}

/**
 * softmax(q·kᵀ/√dHead)·v for each head (Vaswani et al. 2017, eq. 1). Proposal 1 of the lecture is
 * the same function on the layer's input alone: `attention(x, x, x)`.
 *
 * The lecture leaves out ÷√dHead; both proposals divide here, since large scores saturate softmax.
 * @param q what each word looks for, [heads, n, dHead]
 * @param k what each word has to show, [heads, n, dHead]
 * @param v what each word hands over, [heads, n, dHead]
 * @param mask added to the scores: 0, or -Infinity where an edge is cut, [heads, n, n]
 */
export function attention(
  q: Tensor3D,
  k: Tensor3D,
  v: Tensor3D,
  mask?: Tensor3D
): AttentionTensors {
  const dHead = q.shape[2];
  const products: Tensor3D = mul(matMul(q, k, false, true), 1 / Math.sqrt(dHead)); // [heads, n, n]
  const scores: Tensor3D = mask ? add(products, mask) : products; // [heads, n, n]
  const pattern: Tensor3D = softmax(scores); // [heads, n, n]
  return { scores, pattern, z: matMul(pattern, v) }; // z: [heads, n, dHead]
}
