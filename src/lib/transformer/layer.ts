import {
  expandDims,
  mul,
  tensor3d,
  zerosLike,
  type Tensor2D,
  type Tensor3D
} from '@tensorflow/tfjs-core';
import { attention, type AttentionTensors, type Compared } from './attention';
import { divisorOf, type TransformerConfig } from './config';
import { isCut, type Cut } from './cuts';
import { additive, masksOf } from './masks';
import { ops as reading, type Ops } from './ops';
import type { Mask } from './trace';
import type { LayerWeights } from './weights';

/** What one layer computed on its way from n vectors to n vectors. */
export interface LayerTensors extends Compared {
  /** What was compared, before it was projected: see `Layer.input`. */
  readonly input: Tensor2D; // [n, dModel]
  /** What each head may not look at. */
  readonly masks: readonly Mask[];
  /** The model’s own attention: learned, or a twin’s dot product. */
  readonly own: AttentionTensors;
  readonly output: Tensor2D; // [n, dModel]
}

/** How a layer is run: training takes many texts of one length at once, their rows below each other. */
export interface LayerRun {
  readonly texts: number;
  /** The vectors that are wanted of this layer, [texts · m, dModel]; all of them unless given. */
  readonly wanted?: Tensor2D;
  readonly ops: Ops;
}

export const ONE_TEXT: LayerRun = { texts: 1, ops: reading };

/**
 * Attention with several heads (Vaswani et al. 2017), from n vectors to what each of them gathers.
 *
 * Without learned matrices, what attention gathers is handed on as it is: Σ p_ij x_j, the lecture's
 * proposal 1, with nothing to learn.
 * @param x n vectors, [texts · n, dModel]
 * @param number the layer's number, from 1, for the cuts that name it
 */
export function multiHead(
  x: Tensor2D,
  weights: Pick<LayerWeights, 'learned'>,
  config: TransformerConfig,
  number: number,
  cuts: readonly Cut[],
  { texts, wanted = x, ops }: LayerRun
): Omit<LayerTensors, 'output'> & { readonly gathered: Tensor2D } {
  const compared = compare(x, wanted, weights, config, texts, ops);
  const n = x.shape[0] / texts;
  const masks = masksOf(cuts, number, config.nHeads, n);
  const own = attention(compared, additive(masks, n), ops);
  const z = withoutCutHeads(own.z, cuts, number); // [texts · heads, m, dHead]
  const joined = ops.joinHeads(z, texts); // [texts · m, dModel]
  const gathered = weights.learned ? ops.linear(joined, weights.learned.output) : joined; // [texts · m, dModel]
  return { ...compared, input: x, masks, own, gathered };
}

/** Queries, keys and values: learned, or the layer's input itself, whole or with length 1. */
function compare(
  x: Tensor2D,
  wanted: Tensor2D,
  { learned }: Pick<LayerWeights, 'learned'>,
  config: TransformerConfig,
  texts: number,
  { linear, unit, splitHeads }: Ops
): Compared {
  const divisor = divisorOf(config);
  const split = (rows: Tensor2D) => splitHeads(rows, config.nHeads, texts); // [texts · heads, n, dHead]
  if (learned) {
    const q = split(linear(wanted, learned.query)); // [texts · heads, m, dHead]
    const k = split(linear(x, learned.key)); // [texts · heads, n, dHead]
    const v = split(linear(x, learned.value)); // [texts · heads, n, dHead]
    return { q, k, v, divisor };
  }
  const v = split(x); // [texts, n, dModel]
  if (config.attention === 'dot-product') return { q: split(wanted), k: v, v, divisor };
  // Values keep their length: the twins then differ in what they compare, and in nothing else.
  return { q: split(unit(wanted)), k: split(unit(x)), v, divisor };
}

export interface DotProductTensors extends AttentionTensors {
  readonly mask: Mask;
  readonly divisor: number;
}

/** Proposal 1 on a layer's input: every word compared with every word, nothing learned. */
export function dotProduct(x: Tensor2D, mask: Mask): DotProductTensors {
  const [n, dModel] = x.shape;
  const divisor = Math.sqrt(dModel);
  const one = expandDims(x, 0) as Tensor3D; // [1, n, dModel]
  return { ...attention({ q: one, k: one, v: one, divisor }, additive([mask], n)), mask, divisor };
}

function withoutCutHeads(z: Tensor3D, cuts: readonly Cut[], number: number): Tensor3D {
  const kept = Array.from({ length: z.shape[0] }, (_, h) => !isCut(cuts, 'head', number, h + 1));
  if (kept.every(Boolean)) return z;
  if (!kept.some(Boolean)) return zerosLike(z);
  return mul(z, tensor3d(kept.map(Number), [z.shape[0], 1, 1]));
}
