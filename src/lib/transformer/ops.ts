import {
  add,
  div,
  erf,
  fused,
  mean,
  mul,
  norm,
  rsqrt,
  square,
  sub,
  tensor2d,
  tidy
} from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { attention } from './attention';
import { headsOf } from './heads';
import { slices } from './slices';
import type { Head, Mask } from './trace';
import type { Linear, Norm } from './weights';

/** What attention compares and hands over: heads side by side, texts below each other. */
export interface ComparedTensors {
  /** What each word looks for, [texts · m, dModel]. A reading takes one text, and all of its words. */
  readonly q: Tensor2D;
  /** What each word has to show, [texts · n, dModel]. */
  readonly k: Tensor2D;
  /** What each word hands over, [texts · n, dModel]. */
  readonly v: Tensor2D;
  readonly texts: number;
  /** What each head may not look at; there are as many heads. */
  readonly masks: readonly Mask[];
  /** See `Compared.divisor`. */
  readonly divisor: number;
}

export interface AttendedTensors {
  /** What each word gathers, [texts · m, dModel]. */
  readonly z: Tensor2D;
  /** What a reading shows of each head, as arrays of their own; training keeps none. */
  readonly heads: readonly Head[];
}

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
  /** softmax(q·kᵀ/divisor)·v for each head (Vaswani et al. 2017, eq. 1). */
  attend(compared: ComparedTensors): AttendedTensors;
}

function linear(x: Tensor2D, { weight, bias }: Linear): Tensor2D {
  // Right for 2-D operands that are not transposed, and only for those (TensorFlow.js 4.22).
  return fused.matMul({ a: x, b: weight, bias }) as Tensor2D; // [n, out]
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
  attend({ q, k, v, masks, divisor }) {
    const [n, dModel] = q.shape;
    const dHead = dModel / masks.length;
    // On wasm this copies memory that is there already.
    const [qs, ks, vs] = [q, k, v].map((vectors) => vectors.dataSync() as Float32Array);
    const made = attention({ q: qs, k: ks, v: vs, n, dHead, masks, divisor });
    const [queries, keys, values] = [qs, ks, vs].map((all) => headsOf(all, n, dHead));
    const [scores, patterns] = [made.scores, made.pattern].map((maps) => slices(maps, n, n));
    return {
      z: tensor2d(made.z!, [n, dModel]), // [n, dModel]
      heads: masks.map((mask, h) => ({
        ...{ q: queries[h], k: keys[h], v: values[h] },
        ...{ scores: scores[h], pattern: patterns[h], mask, divisor }
      }))
    };
  }
};
