import { add, mul, sub, tensor1d, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { divisorOf, type TransformerConfig } from './config';
import { isCut, type Cut } from './cuts';
import { masksOf, mutedOf } from './masks';
import { ops as reading, type ComparedTensors, type Ops } from './ops';
import type { See } from './attention';
import type { HeadVectors } from './trace';
import type { LayerWeights } from './weights';

/** What one layer computed on its way from n vectors to n vectors. */
export interface LayerTensors {
  /** What was compared, before it was projected: see `Layer.input`. */
  readonly input: Tensor2D; // [n, dModel]
  /** The model’s own attention: learned, or a twin’s dot product. */
  readonly heads: readonly HeadVectors[];
  readonly output: Tensor2D; // [n, dModel]
}

/** How a layer is run: training takes many texts of one length at once, their rows below each other. */
export interface LayerRun {
  readonly texts: number;
  /** The vectors that are wanted of this layer, [texts · m, dModel]; all of them unless given. */
  readonly wanted?: Tensor2D;
  readonly ops: Ops;
  /** Sees each head's map as it is made. */
  readonly see?: See;
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
  { texts, wanted = x, ops, see = () => undefined }: LayerRun
): Omit<LayerTensors, 'output'> & { readonly gathered: Tensor2D } {
  const [nHeads, n] = [config.nHeads, x.shape[0] / texts];
  const masks = masksOf(cuts, number, nHeads, n);
  const muted = mutedOf(cuts, number, nHeads, n);
  const compared = withCutKeys(compare(x, wanted, weights, config, ops), cuts, number, config);
  const divisor = divisorOf(config);
  const { z, heads } = ops.attend({ ...compared, texts, masks, muted, divisor, see });
  const kept = withoutCutHeads(z, cuts, number, config); // [texts · m, dModel]
  const gathered = weights.learned ? ops.linear(kept, weights.learned.output) : kept; // [texts · m, dModel]
  return { input: x, heads, gathered };
}

/** Queries, keys and values: learned, or the layer's input itself, whole or with length 1. */
function compare(
  x: Tensor2D,
  wanted: Tensor2D,
  { learned }: Pick<LayerWeights, 'learned'>,
  { attention }: TransformerConfig,
  { linear, unit }: Ops
): Pick<ComparedTensors, 'q' | 'k' | 'v'> {
  if (learned) {
    return {
      q: linear(wanted, learned.query), // [texts · m, dModel]
      k: linear(x, learned.key), // [texts · n, dModel]
      v: linear(x, learned.value) // [texts · n, dModel]
    };
  }
  if (attention === 'dot-product') return { q: wanted, k: x, v: x };
  // Values keep their length: the twins then differ in what they compare, and in nothing else.
  return { q: unit(wanted), k: unit(x), v: x };
}

/** The keys of cut heads are their queries, biases included. */
function withCutKeys(
  { q, k, v }: Pick<ComparedTensors, 'q' | 'k' | 'v'>,
  cuts: readonly Cut[],
  number: number,
  config: TransformerConfig
): Pick<ComparedTensors, 'q' | 'k' | 'v'> {
  const own = columnsLeft(cuts, 'keys', number, config); // [dModel]
  // A number times 1, plus another times 0, is that number to the bit.
  return own ? { q, k: add(mul(k, own), mul(q, sub(1, own))), v } : { q, k, v }; // [n, dModel] each
}

/** What cut heads gather is 0. */
function withoutCutHeads(
  z: Tensor2D,
  cuts: readonly Cut[],
  number: number,
  config: TransformerConfig
): Tensor2D {
  const own = columnsLeft(cuts, 'head', number, config); // [dModel]
  return own ? mul(z, own) : z; // [n, dModel]
}

/** 0 in the columns of heads that are cut, 1 in the others', [dModel]; null where none is. */
function columnsLeft(
  cuts: readonly Cut[],
  kind: 'head' | 'keys',
  number: number,
  { nHeads, dHead }: TransformerConfig
): Tensor1D | null {
  const left = Array.from({ length: nHeads }, (_, h) => !isCut(cuts, kind, number, h + 1));
  if (left.every(Boolean)) return null;
  return tensor1d(left.flatMap((is) => Array<number>(dHead).fill(Number(is)))); // [dModel]
}
