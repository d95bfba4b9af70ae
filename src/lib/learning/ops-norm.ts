import {
  customGrad,
  tensor,
  type Tensor,
  type Tensor2D,
  type Tensor3D
} from '@tensorflow/tfjs-core';
import type { Norm } from '../transformer/weights';
import { zeros } from './scratch';

/**
 * Operations on each row or number alone, as plain loops: TensorFlow.js would run each as five to ten
 * kernels, and its gradients as twenty.
 */

/** A tensor's numbers. On wasm this copies memory that is there already. */
export const read = (t: Tensor): Float32Array => t.dataSync() as Float32Array;
const like = <T extends Tensor>(values: Float32Array, t: T): T => tensor(values, t.shape) as T;

/** As `ops.layerNorm`; its gradient is Ba, Kiros & Hinton 2016's, with mean and variance moving. */
export function layerNorm(x: Tensor2D, norm: Norm, eps: number): Tensor2D {
  return customGrad<Tensor2D>((...inputs) => {
    const [tx, tg, tb] = inputs as Tensor[];
    const [rows, d] = x.shape;
    const [values, gain, bias] = [read(tx), read(tg), read(tb)];
    const normal = zeros(values.length); // before gain and bias
    const scale = zeros(rows);
    const out = zeros(values.length);
    for (let r = 0, at = 0; r < rows; r++, at += d) {
      let sum = 0;
      for (let i = 0; i < d; i++) sum += values[at + i];
      const mean = sum / d;
      let squares = 0;
      for (let i = 0; i < d; i++) squares += (values[at + i] - mean) ** 2;
      const s = (scale[r] = 1 / Math.sqrt(squares / d + eps));
      for (let i = 0; i < d; i++) {
        const value = (normal[at + i] = (values[at + i] - mean) * s);
        out[at + i] = value * gain[i] + bias[i];
      }
    }
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      const dx = zeros(values.length);
      const dGain = zeros(d);
      const dBias = zeros(d);
      for (let r = 0, at = 0; r < rows; r++, at += d) {
        let sum = 0;
        let along = 0;
        for (let i = 0; i < d; i++) {
          const gi = g[at + i];
          const ni = normal[at + i];
          dBias[i] += gi;
          dGain[i] += gi * ni;
          sum += gi * gain[i];
          along += gi * gain[i] * ni;
        }
        sum /= d;
        along /= d;
        for (let i = 0; i < d; i++) {
          dx[at + i] = scale[r] * (g[at + i] * gain[i] - sum - normal[at + i] * along);
        }
      }
      return [like(dx, tx), like(dGain, tg), like(dBias, tb)];
    };
    return { value: like(out, x), gradFunc };
  })(x, norm.gain, norm.bias);
}

/** As `ops.unit`: only what is at right angles to a vector turns it. */
export function unit(x: Tensor2D): Tensor2D {
  return customGrad<Tensor2D>((...inputs) => {
    const [rows, d] = x.shape;
    const values = read(inputs[0] as Tensor);
    const out = zeros(values.length);
    const lengths = zeros(rows);
    for (let r = 0, at = 0; r < rows; r++, at += d) {
      let squares = 0;
      for (let i = 0; i < d; i++) squares += values[at + i] ** 2;
      lengths[r] = Math.sqrt(squares);
      for (let i = 0; i < d; i++) out[at + i] = values[at + i] / lengths[r];
    }
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      const dx = zeros(values.length);
      for (let r = 0, at = 0; r < rows; r++, at += d) {
        let along = 0;
        for (let i = 0; i < d; i++) along += g[at + i] * out[at + i];
        for (let i = 0; i < d; i++) dx[at + i] = (g[at + i] - out[at + i] * along) / lengths[r];
      }
      return like(dx, x);
    };
    return { value: like(out, x), gradFunc };
  })(x);
}

/** Each row to positive numbers that sum to 1. */
export function softmax(scores: Tensor3D): Tensor3D {
  return customGrad<Tensor3D>((...inputs) => {
    const n = scores.shape[2];
    const pattern = softmaxOfRows(read(inputs[0] as Tensor), n);
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      const dx = zeros(g.length);
      for (let at = 0; at < g.length; at += n) {
        let along = 0;
        for (let i = 0; i < n; i++) along += g[at + i] * pattern[at + i];
        for (let i = 0; i < n; i++) dx[at + i] = pattern[at + i] * (g[at + i] - along);
      }
      return like(dx, scores);
    };
    return { value: like(pattern, scores), gradFunc };
  })(scores);
}

/** Each stretch of n numbers to positive ones that sum to 1. */
export function softmaxOfRows(values: Float32Array, n: number): Float32Array<ArrayBuffer> {
  const out = zeros(values.length);
  for (let at = 0; at < values.length; at += n) {
    let most = -Infinity;
    for (let i = 0; i < n; i++) most = Math.max(most, values[at + i]);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += out[at + i] = Math.exp(values[at + i] - most);
    for (let i = 0; i < n; i++) out[at + i] /= sum;
  }
  return out;
}
