import { reshape, transpose, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
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
  const width = x.length / n;
  const heads = width / dHead;
  const all = new Float32Array(x.length); // [heads, n, dHead]
  for (let h = 0, to = 0; h < heads; h++) {
    for (let i = 0; i < n; i++) {
      for (let from = i * width + h * dHead, c = 0; c < dHead; c++) all[to++] = x[from++];
    }
  }
  return slices(all, n, dHead);
}
