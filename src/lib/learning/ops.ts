import {
  add,
  customGrad,
  fused,
  matMul,
  ones,
  reshape,
  tensor2d,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor3D
} from '@tensorflow/tfjs-core';
import { joinHeads as join, splitHeads as split } from '../transformer/heads';
import type { Ops } from '../transformer/ops';
import { mix, products } from './ops-attention';
import { gelu } from './ops-gelu';
import { layerNorm, read, softmax, unit } from './ops-norm';
import { zeros } from './scratch';

/**
 * The operations of a layer with their gradients written beside them, in place of TensorFlow.js' own:
 * those for matrix products ask for a transposed operand, which wasm runs nine times as slowly.
 */
export const ops: Ops = {
  linear: (x, { weight, bias }) =>
    customGrad<Tensor2D>((...inputs) => {
      const [tx, tw, tb, save] = inputs as [Tensor2D, Tensor2D, Tensor, (t: Tensor[]) => void];
      save([tx, tw]);
      return {
        value: fused.matMul({ a: tx, b: tw, bias: tb }) as Tensor2D, // [n, out]
        gradFunc: (dy, [x, weight]) => [
          matMul(dy as Tensor2D, transpose(weight)), // [n, in]
          matMul(transpose(x), dy as Tensor2D), // [in, out]
          columnSums(dy as Tensor2D) // [out]
        ]
      };
    })(x, weight, bias),
  layerNorm,
  gelu,
  unit,
  add: (a, b) =>
    customGrad<Tensor2D>((...inputs) => ({
      value: add(inputs[0] as Tensor2D, inputs[1] as Tensor2D),
      gradFunc: (dy) => [dy.clone(), dy.clone()]
    }))(a, b),
  // Every word sees every word: nothing is cut from a model that learns.
  attend({ q, k, v, masks, texts, divisor }) {
    const parts = (rows: Tensor2D) => splitHeads(rows, masks.length, texts); // [texts · heads, n, dHead]
    const pattern = softmax(products(parts(q), parts(k), divisor)); // [texts · heads, m, n]
    return { z: joinHeads(mix(pattern, parts(v)), texts), heads: [] }; // z: [texts · m, dModel]
  }
};

function splitHeads(x: Tensor2D, heads: number, texts: number): Tensor3D {
  return customGrad<Tensor3D>((...inputs) => ({
    value: split(inputs[0] as Tensor2D, heads, texts),
    gradFunc: (dy) => join(dy as Tensor3D, texts)
  }))(x);
}

function joinHeads(z: Tensor3D, texts: number): Tensor2D {
  return customGrad<Tensor2D>((...inputs) => ({
    value: join(inputs[0] as Tensor3D, texts),
    gradFunc: (dy) => split(dy as Tensor2D, z.shape[0] / texts, texts)
  }))(z);
}

/** A stored [out, in] matrix as [in, out]. */
export function flip(matrix: Tensor2D): Tensor2D {
  return customGrad<Tensor2D>((...inputs) => ({
    value: transpose(inputs[0] as Tensor2D),
    gradFunc: (dy) => transpose(dy)
  }))(matrix);
}

/** The last row of each text: [texts · n, d] → [texts, d]. */
export function lastRows(x: Tensor2D, texts: number): Tensor2D {
  const [rows, d] = x.shape;
  const n = rows / texts;
  const starts = Array.from({ length: texts }, (_, t) => ((t + 1) * n - 1) * d);
  return customGrad<Tensor2D>((...inputs) => {
    const values = read(inputs[0] as Tensor);
    const out = zeros(texts * d);
    starts.forEach((at, t) => out.set(values.subarray(at, at + d), t * d));
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      const dx = zeros(rows * d);
      starts.forEach((at, t) => dx.set(g.subarray(t * d, (t + 1) * d), at));
      return tensor2d(dx, [rows, d]);
    };
    return { value: tensor2d(out, [texts, d]), gradFunc };
  })(x);
}

function columnSums(matrix: Tensor2D) {
  const [rows, columns] = matrix.shape;
  return reshape(matMul(ones([1, rows]), matrix), [columns]); // [columns]
}
