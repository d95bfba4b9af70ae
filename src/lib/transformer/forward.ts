import { keep, softmax, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { attention } from './attention';
import type { TransformerConfig } from './config';
import type { Cut } from './cuts';
import { familyOf } from './families';
import { ROW_OF } from './family';
import type { LayerTensors } from './layer';
import { sharedMask } from './masks';
import { ops } from './ops';
import type { Attention, Head, Layer, Mask, Matrix } from './trace';
import type { Weights } from './weights';

/** A model ready to run. */
export interface Model {
  readonly config: TransformerConfig;
  readonly weights: Weights;
  /** The vocabulary by id, to name the next word. */
  readonly words: readonly string[];
}

/** One layer of a reading: the vectors that went in, what attention made of them, what came out. */
export interface LayerStep {
  readonly number: number;
  readonly layer: Layer;
  /** h^(number), [n, dModel] */
  readonly output: Matrix;
}

/**
 * h^(0), [n, dModel], from the rows of all look-up tables, added up. Decodes only the rows it needs.
 * @param ids token ids, at most nCtx
 */
export async function embed({ config, weights }: Model, ids: readonly number[]): Promise<Matrix> {
  const n = ids.length;
  const { dModel } = config;
  const found = new Float32Array(n * dModel);
  for (let i = 0; i < n; i++) {
    const sum = new Float64Array(dModel);
    for (const [table, stored] of weights.tables) {
      const values = stored.row(ROW_OF[table](ids[i], i));
      for (let d = 0; d < dModel; d++) sum[d] += values[d];
    }
    found.set(sum, i * dModel);
  }
  const rows = () => tensor2d(found, [n, dModel]); // [n, dModel]
  const x = tidy(() => familyOf(config).embed(rows(), weights, config, ops)); // [n, dModel]
  return take(x);
}

/**
 * The forward pass from h^(0) on, one layer at a time, so that a caller can stop between layers and
 * nobody holds the attention of all layers at once. Frees its tensors whenever it is left.
 * @param start h^(first - 1), [n, dModel]
 * @param first the first layer to run, from 1
 */
export async function* runLayers(
  { config, weights }: Model,
  start: Matrix,
  first = 1,
  cuts: readonly Cut[] = []
): AsyncGenerator<LayerStep> {
  const { block } = familyOf(config);
  let before = start;
  let x = tensor2d(start.data, [start.rows, start.columns]); // [n, dModel]
  try {
    for (let number = first; number <= config.nLayers; number++) {
      // It leaves through a variable: tidy would walk through every array, in search of tensors.
      let made!: LayerTensors;
      tidy(() => {
        made = block(x, weights.layers[number - 1], config, number, cuts);
        keep(made.input);
        keep(made.output);
      });
      const input = made.input === x ? before : await take(made.input);
      x.dispose();
      x = made.output;
      const { heads } = made;
      const layer = { input, dotProduct: dotProduct(input, sharedMask(masksIn(heads))), heads };
      before = await toMatrix(x);
      yield { number, layer, output: before };
    }
  } finally {
    x.dispose();
  }
}

const masksIn = (heads: readonly Head[]) => heads.map(({ mask }) => mask);

/** Proposal 1 on a layer's input: every word compared with every word, nothing learned. */
const dotProduct = (x: Matrix, mask: Mask): Attention =>
  mapsOf({ q: x, k: x, mask, divisor: Math.sqrt(x.columns) });

/** What one attention compared and handed over, and how: as `Compared`, for one head. */
export interface HeadVectors extends Pick<Attention, 'mask' | 'divisor'> {
  readonly q: Matrix; // [n, dHead]
  readonly k: Matrix; // [n, dHead]
  readonly v: Matrix; // [n, dHead]
}

/** One head's attention once more, from its vectors alone. */
export const attend = (head: HeadVectors): Promise<Attention> => Promise.resolve(mapsOf(head));

/** What comes of comparing q and k, each [n, d], with nothing handed over. */
function mapsOf({ q, k, mask, divisor }: Omit<HeadVectors, 'v'>): Attention {
  const [n, dHead] = [q.rows, q.columns];
  const compared = { q: q.data, k: k.data, v: null, n, dHead, masks: [mask], divisor };
  const { scores, pattern } = attention(compared);
  const map = (data: Float32Array) => ({ rows: n, columns: n, data });
  return { scores: map(scores), pattern: map(pattern), mask, divisor };
}

/**
 * How likely each word of the vocabulary is to come next, read from the last word's last vector.
 * @param last [dModel]
 * @returns [vocabSize], summing to 1; null for a model without such an output
 */
export async function nextWord(
  { config, weights }: Model,
  last: Float32Array
): Promise<Float32Array | null> {
  if (config.output !== 'next-word') return null;
  const { nextWord: score } = familyOf(config);
  const chances = tidy(() => softmax(score(tensor2d(last, [1, last.length]), weights, ops))); // [1, vocabSize]
  try {
    return (await chances.data()) as Float32Array;
  } finally {
    chances.dispose();
  }
}

async function toMatrix(tensor: Tensor2D): Promise<Matrix> {
  const [rows, columns] = tensor.shape;
  return { rows, columns, data: (await tensor.data()) as Float32Array };
}

async function take(tensor: Tensor2D): Promise<Matrix> {
  try {
    return await toMatrix(tensor);
  } finally {
    tensor.dispose();
  }
}
