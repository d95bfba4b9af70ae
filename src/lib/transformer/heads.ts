import { reshape, transpose, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { kernelInUse } from './kernel/kernel';
import { slices } from './slices';
import type { Matrix } from './trace';

/** [texts · n, heads · dHead] → [texts · heads, n, dHead]: each head gets its own stretch of every row. */
export function splitHeads(x: Tensor2D, heads: number, texts: number): Tensor3D {
  const [rows, width] = x.shape;
  const parts = reshape(x, [texts, rows / texts, heads, width / heads]);
  return reshape(transpose(parts, [0, 2, 1, 3]), [texts * heads, rows / texts, width / heads]);
}

/** [texts · heads, n, dHead] → [texts · n, heads · dHead]: the heads' results side by side. */
export function joinHeads(z: Tensor3D, texts: number): Tensor2D {
  const [all, n, dHead] = z.shape;
  const heads = all / texts;
  const parts = reshape(z, [texts, heads, n, dHead]);
  return reshape(transpose(parts, [0, 2, 1, 3]), [texts * n, heads * dHead]);
}

/** Each head's vectors, [n, dHead] each, as views on one array of their own; as `splitHeads` does. */
export function headsOf(x: Float32Array, n: number, dHead: number): Matrix[] {
  const split = kernelInUse()?.splitHeads(x, n, dHead).slice() ?? splitInSteps(x, n, dHead);
  return slices(split, n, dHead);
}

/** [n, heads · dHead] → [heads, n, dHead] */
function splitInSteps(x: Float32Array, n: number, dHead: number): Float32Array {
  const width = x.length / n;
  const all = new Float32Array(x.length);
  for (let column = 0, to = 0; column < width; column += dHead) {
    for (let i = 0; i < n; i++, to += dHead) {
      const from = i * width + column;
      all.set(x.subarray(from, from + dHead), to);
    }
  }
  return all;
}
