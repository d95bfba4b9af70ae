import {
  add,
  backend,
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
  tidy,
  type Tensor,
  type Tensor2D
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { attention, type See } from './attention';
import { headsOf } from './heads';
import { kernelInUse } from './kernel/kernel';
import type { HeadVectors, Mask } from './trace';
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
  /** What each head does not hand over; training withholds nothing. */
  readonly muted: readonly Mask[];
  /** See `Compared.divisor`. */
  readonly divisor: number;
  /** Sees each head's map; a training run shows none. */
  readonly see: See;
}

export interface AttendedTensors {
  /** What each word gathers, [texts · m, dModel]. */
  readonly z: Tensor2D;
  /** What a reading keeps of each head, as arrays of their own; training keeps none. */
  readonly heads: readonly HeadVectors[];
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
  const kernel = kernelInUse();
  if (kernel) return tensor2d(kernel.layerNorm(...numbers(x, gain, bias), eps), x.shape); // [n, dModel]
  return tidy(() => {
    const centred = sub(x, mean(x, -1, true)); // [n, dModel]
    const variance = mean(square(centred), -1, true); // [n, 1]
    const scale = rsqrt(add(variance, eps)); // [n, 1]
    return add(mul(mul(centred, scale), gain), bias); // [n, dModel]
  });
}

function gelu(x: Tensor2D): Tensor2D {
  const kernel = kernelInUse();
  if (kernel) return tensor2d(kernel.gelu(...numbers(x)), x.shape); // [n, dMlp]
  return tidy(() => mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1)));
}

/** Tensors' numbers where they lie in TensorFlow.js's memory: good until the next tensor is made. */
function numbers<T extends readonly Tensor[]>(...tensors: T): { [Key in keyof T]: Float32Array } {
  const wasm = backend() as BackendWasm;
  const views = tensors.map((tensor) => wasm.typedArrayFromHeap(tensor));
  return views as unknown as { [Key in keyof T]: Float32Array };
}

/** What each word of one text gathers, [n, dModel]. */
function gather({ q, k, v, masks, muted, divisor, see }: ComparedTensors): Tensor2D {
  const [n, dModel] = q.shape;
  const [qs, ks, vs] = numbers(q, k, v);
  const vectors = { q: qs, k: ks, v: vs, n, dHead: dModel / masks.length };
  return tensor2d(attention({ ...vectors, masks, muted, divisor }, see), [n, dModel]); // [n, dModel]
}

/** The operations of a reading. What is large is freed at once: a layer's own tidy comes late. */
export const ops: Ops = {
  linear,
  layerNorm,
  gelu,
  add: (a, b) => add(a, b),
  unit: (x) => div(x, norm(x, 'euclidean', -1, true)),
  attend(compared) {
    const { q, k, v, masks, muted, divisor } = compared;
    const [n, dModel] = q.shape;
    const vectors = [q, k, v].map((rows) => headsOf(...numbers(rows), n, dModel / masks.length));
    return {
      z: gather(compared), // [n, dModel]
      heads: masks.map((mask, h) => {
        const [query, key, value] = vectors.map((heads) => heads[h]);
        return { q: query, k: key, v: value, mask, muted: muted[h], divisor };
      })
    };
  }
};

/** The same for a reading of which nothing but hidden states is wanted. */
export const bareOps: Ops = {
  ...ops,
  attend: (compared) => ({ z: gather(compared), heads: [] }) // z: [n, dModel]
};
