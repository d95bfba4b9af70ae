import {
  add,
  expandDims,
  mul,
  tensor3d,
  zerosLike,
  type Tensor2D,
  type Tensor3D
} from '@tensorflow/tfjs-core';
import { attention, type AttentionTensors } from './attention';
import type { TransformerConfig } from './config';
import { edgeMask, isCut, type Cut } from './cuts';
import { gelu, joinHeads, layerNorm, linear, splitHeads } from './ops';
import type { LayerWeights } from './weights';

/** What one layer computed on its way from n vectors to n vectors. */
export interface LayerTensors {
  readonly q: Tensor3D; // [heads, n, dHead]
  readonly k: Tensor3D; // [heads, n, dHead]
  readonly v: Tensor3D; // [heads, n, dHead]
  readonly learned: AttentionTensors;
  readonly output: Tensor2D; // [n, dModel]
}

/**
 * A post-layer-norm encoder layer, as BERT has it: attention, then a multi-layer perceptron, each
 * added to the residual stream and normalised.
 * @param x n vectors, [n, dModel]
 * @param number this layer's number, from 1, for the cuts that name it
 */
export function layer(
  x: Tensor2D,
  weights: LayerWeights,
  config: TransformerConfig,
  number: number,
  cuts: readonly Cut[] = []
): LayerTensors {
  const { nHeads, layerNormEps } = config;
  const q = splitHeads(linear(x, weights.query), nHeads); // [heads, n, dHead]
  const k = splitHeads(linear(x, weights.key), nHeads); // [heads, n, dHead]
  const v = splitHeads(linear(x, weights.value), nHeads); // [heads, n, dHead]
  const learned = attention(q, k, v, edgeMasks(cuts, number, nHeads, x.shape[0]));
  const z = withoutCutHeads(learned.z, cuts, number); // [heads, n, dHead]

  const gathered = linear(joinHeads(z), weights.output); // [n, dModel]
  const attended = isCut(cuts, 'attention', number) ? x : add(x, gathered); // [n, dModel]
  const middle = layerNorm(attended as Tensor2D, weights.attentionNorm, layerNormEps); // [n, dModel]

  const thought = linear(gelu(linear(middle, weights.up)), weights.down); // [n, dModel]
  const sum = isCut(cuts, 'mlp', number) ? middle : add(middle, thought); // [n, dModel]
  const output = layerNorm(sum as Tensor2D, weights.mlpNorm, layerNormEps); // [n, dModel]
  return { q, k, v, learned, output };
}

/** Proposal 1 on a layer's input: every word compared with every word, nothing learned. */
export function dotProduct(x: Tensor2D): AttentionTensors {
  const one = expandDims(x, 0) as Tensor3D; // [1, n, dModel]
  return attention(one, one, one);
}

function edgeMasks(
  cuts: readonly Cut[],
  number: number,
  nHeads: number,
  n: number
): Tensor3D | undefined {
  const masks = Array.from({ length: nHeads }, (_, h) => edgeMask(cuts, number, h + 1, n));
  if (masks.every((mask) => mask === null)) return undefined;
  const all = new Float32Array(nHeads * n * n);
  masks.forEach((mask, h) => mask && all.set(mask, h * n * n));
  return tensor3d(all, [nHeads, n, n]);
}

function withoutCutHeads(z: Tensor3D, cuts: readonly Cut[], number: number): Tensor3D {
  const kept = Array.from({ length: z.shape[0] }, (_, h) => !isCut(cuts, 'head', number, h + 1));
  if (kept.every(Boolean)) return z;
  if (!kept.some(Boolean)) return zerosLike(z);
  return mul(z, tensor3d(kept.map(Number), [z.shape[0], 1, 1]));
}
