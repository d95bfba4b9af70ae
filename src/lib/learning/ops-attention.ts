import { customGrad, tensor3d, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { read } from './ops-norm';

/**
 * The products inside attention, many small ones: TensorFlow.js has no fast path for a stack of
 * matrices, so plain loops are as quick, and their gradients quicker.
 */

/** As `ops.products`. */
export function products(q: Tensor3D, k: Tensor3D, divisor: number): Tensor3D {
  return customGrad<Tensor3D>((...inputs) => {
    const [heads, m, d] = q.shape;
    const n = k.shape[1];
    const [qs, ks] = (inputs.slice(0, 2) as Tensor[]).map(read);
    const scores = timesTransposed(qs, ks, heads, m, n, d);
    for (let i = 0; i < scores.length; i++) scores[i] /= divisor;
    const gradFunc = (dy: Tensor) => {
      const g = read(dy).map((value) => value / divisor);
      return [
        tensor3d(times(g, ks, heads, m, n, d), q.shape),
        tensor3d(transposedTimes(g, qs, heads, m, n, d), k.shape)
      ];
    };
    return { value: tensor3d(scores, [heads, m, n]), gradFunc };
  })(q, k);
}

/** As `ops.mix`. */
export function mix(pattern: Tensor3D, v: Tensor3D): Tensor3D {
  return customGrad<Tensor3D>((...inputs) => {
    const [heads, m, n] = pattern.shape;
    const d = v.shape[2];
    const [ps, vs] = (inputs.slice(0, 2) as Tensor[]).map(read);
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      return [
        tensor3d(timesTransposed(g, vs, heads, m, n, d), pattern.shape),
        tensor3d(transposedTimes(ps, g, heads, m, n, d), v.shape)
      ];
    };
    return { value: tensor3d(times(ps, vs, heads, m, n, d), [heads, m, d]), gradFunc };
  })(pattern, v);
}

/** [heads, m, d] · [heads, n, d]ᵀ → [heads, m, n] */
function timesTransposed(
  a: Float32Array,
  b: Float32Array,
  heads: number,
  m: number,
  n: number,
  d: number
): Float32Array {
  const out = new Float32Array(heads * m * n);
  for (let h = 0, o = 0; h < heads; h++) {
    for (let i = 0; i < m; i++) {
      const from = (h * m + i) * d;
      for (let j = 0; j < n; j++, o++) {
        const to = (h * n + j) * d;
        let even = 0; // two sums: an addition need not wait for the one before it
        let odd = 0;
        for (let c = 0; c + 1 < d; c += 2) {
          even += a[from + c] * b[to + c];
          odd += a[from + c + 1] * b[to + c + 1];
        }
        out[o] = even + odd + (d % 2 ? a[from + d - 1] * b[to + d - 1] : 0);
      }
    }
  }
  return out;
}

/** [heads, m, n] · [heads, n, d] → [heads, m, d] */
function times(
  a: Float32Array,
  b: Float32Array,
  heads: number,
  m: number,
  n: number,
  d: number
): Float32Array {
  const out = new Float32Array(heads * m * d);
  for (let h = 0, at = 0; h < heads; h++) {
    for (let i = 0; i < m; i++) {
      const to = (h * m + i) * d;
      for (let j = 0; j < n; j++, at++) {
        const weight = a[at];
        const from = (h * n + j) * d;
        for (let c = 0; c < d; c++) out[to + c] += weight * b[from + c];
      }
    }
  }
  return out;
}

/** [heads, m, n]ᵀ · [heads, m, d] → [heads, n, d] */
function transposedTimes(
  a: Float32Array,
  b: Float32Array,
  heads: number,
  m: number,
  n: number,
  d: number
): Float32Array {
  const out = new Float32Array(heads * n * d);
  for (let h = 0, at = 0; h < heads; h++) {
    for (let i = 0; i < m; i++) {
      const from = (h * m + i) * d;
      for (let j = 0; j < n; j++, at++) {
        const weight = a[at];
        const to = (h * n + j) * d;
        for (let c = 0; c < d; c++) out[to + c] += weight * b[from + c];
      }
    }
  }
  return out;
}
