import {
  add,
  div,
  erf,
  matMul,
  mean,
  mul,
  norm,
  reshape,
  rsqrt,
  softmax,
  square,
  sub,
  tidy,
  transpose
} from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Linear, Norm } from './weights';

/**
 * The operations that a layer is made of. Reading runs the ones below; training runs the same layer
 * on operations that also know their gradients (src/lib/learning/ops.ts).
 */
export interface Ops {
  /** x W + b: [n, in] → [n, out]. */
  linear(x: Tensor2D, weights: Linear): Tensor2D;
  /** Each row to mean 0 and variance 1, then times gain, plus bias (Ba, Kiros & Hinton 2016). */
  layerNorm(x: Tensor2D, weights: Norm, eps: number): Tensor2D;
  /** x Φ(x), with the exact normal distribution function (Hendrycks & Gimpel 2016), as BERT has it. */
  gelu(x: Tensor2D): Tensor2D;
  /** Two sets of vectors, added: [n, dModel]. */
  add(a: Tensor2D, b: Tensor2D): Tensor2D;
  /** Each row divided by its length. */
  unit(x: Tensor2D): Tensor2D;
  /** [texts · n, heads · dHead] → [texts · heads, n, dHead]: each head gets its own stretch of every row. */
  splitHeads(x: Tensor2D, heads: number, texts: number): Tensor3D;
  /** [texts · heads, n, dHead] → [texts · n, heads · dHead]: the heads' results side by side. */
  joinHeads(z: Tensor3D, texts: number): Tensor2D;
  /** Each query's dot product with each key, divided: [heads, m, d] and [heads, n, d] → [heads, m, n]. */
  products(q: Tensor3D, k: Tensor3D, divisor: number): Tensor3D;
  /** Each row to positive numbers that sum to 1. */
  softmax(scores: Tensor3D): Tensor3D;
  /** Each row's weighted sum of the values: [heads, m, n] and [heads, n, d] → [heads, m, d]. */
  mix(pattern: Tensor3D, v: Tensor3D): Tensor3D;
}

function linear(x: Tensor2D, { weight, bias }: Linear): Tensor2D {
  return tidy(() => add(matMul(x, weight), bias)); // [n, out]
}

function layerNorm(x: Tensor2D, { gain, bias }: Norm, eps: number): Tensor2D {
  return tidy(() => {
    const centred = sub(x, mean(x, -1, true)); // [n, dModel]
    const variance = mean(square(centred), -1, true); // [n, 1]
    const scale = rsqrt(add(variance, eps)); // [n, 1]
    return add(mul(mul(centred, scale), gain), bias); // [n, dModel]
  });
}

/** The operations of a reading. What is large is freed at once: a layer's own tidy comes late. */
export const ops: Ops = {
  linear,
  layerNorm,
  gelu: (x) => tidy(() => mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1))),
  add: (a, b) => add(a, b),
  unit: (x) => div(x, norm(x, 'euclidean', -1, true)),
  splitHeads(x, heads, texts) {
    const [rows, width] = x.shape;
    const parts = reshape(x, [texts, rows / texts, heads, width / heads]);
    return reshape(transpose(parts, [0, 2, 1, 3]), [texts * heads, rows / texts, width / heads]);
  },
  joinHeads(z, texts) {
    const [all, n, dHead] = z.shape;
    const heads = all / texts;
    const parts = reshape(z, [texts, heads, n, dHead]);
    return reshape(transpose(parts, [0, 2, 1, 3]), [texts * n, heads * dHead]);
  },
  products: (q, k, divisor) => tidy(() => mul(matMul(q, k, false, true), 1 / divisor)),
  softmax: (scores) => softmax(scores),
  mix: (pattern, v) => matMul(pattern, v)
};
