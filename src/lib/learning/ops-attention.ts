import { customGrad, tensor3d, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { read } from './ops-norm';
import { zeros } from './scratch';

/**
 * The products inside attention, many small ones: TensorFlow.js has no fast path for a stack of
 * matrices, so plain loops are as quick, and their gradients quicker.
 */

/** Each query's dot product with each key, divided: [heads, m, d] and [heads, n, d] → [heads, m, n]. */
export function products(q: Tensor3D, k: Tensor3D, divisor: number): Tensor3D {
  return customGrad<Tensor3D>((...inputs) => {
    const [heads, m, d] = q.shape;
    const n = k.shape[1];
    const [qs, ks] = (inputs.slice(0, 2) as Tensor[]).map(read);
    const scores = timesTransposed(qs, ks, heads, m, n, d);
    for (let i = 0; i < scores.length; i++) scores[i] /= divisor;
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      for (let i = 0; i < g.length; i++) g[i] /= divisor;
      return [
        tensor3d(times(g, ks, heads, m, n, d), q.shape),
        tensor3d(transposedTimes(g, qs, heads, m, n, d), k.shape)
      ];
    };
    return { value: tensor3d(scores, [heads, m, n]), gradFunc };
  })(q, k);
}

/** Each row's weighted sum of the values: [heads, m, n] and [heads, n, d] → [heads, m, d]. */
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
  const out = zeros(heads * m * n);
  for (let h = 0, o = 0; h < heads; h++) {
    for (let i = 0; i < m; i++) {
      const from = (h * m + i) * d;
      for (let j = 0; j < n; j++, o++) {
        const to = (h * n + j) * d;
        let s0 = 0; // four sums: an addition need not wait for the one before it
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let c = 0;
        for (; c + 3 < d; c += 4) {
          s0 += a[from + c] * b[to + c];
          s1 += a[from + c + 1] * b[to + c + 1];
          s2 += a[from + c + 2] * b[to + c + 2];
          s3 += a[from + c + 3] * b[to + c + 3];
        }
        for (; c < d; c++) s0 += a[from + c] * b[to + c];
        out[o] = s0 + s1 + s2 + s3;
      }
    }
  }
  return out;
}

/** [heads, m, n] · [heads, n, d] → [heads, m, d] */
const times: Product = (a, b, heads, m, n, d) => sumRows(a, b, heads, [m, n], [n, 1], d);

/** [heads, m, n]ᵀ · [heads, m, d] → [heads, n, d] */
const transposedTimes: Product = (a, b, heads, m, n, d) => sumRows(a, b, heads, [n, m], [1, n], d);

type Product = (
  a: Float32Array,
  b: Float32Array,
  heads: number,
  m: number,
  n: number,
  d: number
) => Float32Array;

/**
 * For each head and row r, Σ_t a(r, t) · b's row t; four terms at a time, which saves three of four
 * readings and writings of the sum.
 * @param steps how far a(r + 1, t) and a(r, t + 1) are from a(r, t)
 */
function sumRows(
  a: Float32Array,
  b: Float32Array,
  heads: number,
  [rows, terms]: readonly [number, number],
  [rowStep, termStep]: readonly [number, number],
  d: number
): Float32Array {
  const out = zeros(heads * rows * d);
  for (let h = 0; h < heads; h++) {
    for (let r = 0; r < rows; r++) {
      const to = (h * rows + r) * d;
      let at = h * rows * terms + r * rowStep;
      let from = h * terms * d;
      let t = 0;
      for (; t + 3 < terms; t += 4, at += 4 * termStep, from += 4 * d) {
        const w0 = a[at];
        const w1 = a[at + termStep];
        const w2 = a[at + 2 * termStep];
        const w3 = a[at + 3 * termStep];
        for (let c = 0; c < d; c++) {
          const i = from + c;
          out[to + c] += w0 * b[i] + w1 * b[i + d] + w2 * b[i + 2 * d] + w3 * b[i + 3 * d];
        }
      }
      for (; t < terms; t++, at += termStep, from += d) {
        for (let c = 0; c < d; c++) out[to + c] += a[at] * b[from + c];
      }
    }
  }
  return out;
}
