import {
  add,
  erf,
  matMul,
  mean,
  mul,
  reshape,
  rsqrt,
  square,
  sub,
  transpose
} from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Linear, Norm } from './weights';

/** x W + b: [n, in] → [n, out]. */
export function linear(x: Tensor2D, { weight, bias }: Linear): Tensor2D {
  return add(matMul(x, weight), bias); // [n, out]
}

/** Each row to mean 0 and variance 1, then times gain, plus bias (Ba, Kiros & Hinton 2016). */
export function layerNorm(x: Tensor2D, { gain, bias }: Norm, eps: number): Tensor2D {
  const centred = sub(x, mean(x, -1, true)); // [n, dModel]
  const variance = mean(square(centred), -1, true); // [n, 1]
  const scale = rsqrt(add(variance, eps)); // [n, 1]
  return add(mul(mul(centred, scale), gain), bias); // [n, dModel]
}

/** x Φ(x), with the exact normal distribution function (Hendrycks & Gimpel 2016), as BERT has it. */
export function gelu(x: Tensor2D): Tensor2D {
  return mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1));
}

/** [n, heads · dHead] → [heads, n, dHead]: each head gets its own stretch of every row. */
export function splitHeads(x: Tensor2D, heads: number): Tensor3D {
  const [n, width] = x.shape;
  return transpose(reshape(x, [n, heads, width / heads]), [1, 0, 2]); // [heads, n, dHead]
}

/** [heads, n, dHead] → [n, heads · dHead]: the heads' results side by side. */
export function joinHeads(z: Tensor3D): Tensor2D {
  const [heads, n, dHead] = z.shape;
  return reshape(transpose(z, [1, 0, 2]), [n, heads * dHead]); // [n, dModel]
}
