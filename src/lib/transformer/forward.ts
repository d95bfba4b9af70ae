import { keep, softmax, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { attention, type MadeMap } from './attention';
import type { TransformerConfig } from './config';
import type { Cut } from './cuts';
import { familyOf } from './families';
import { ROW_OF } from './family';
import { ONE_TEXT, type LayerTensors } from './layer';
import { sharedMask } from './masks';
import { ops } from './ops';
import { copyOf, type Attention, type HeadVectors, type Layer, type Matrix } from './trace';
import type { Weights } from './weights';

/** A model ready to run. */
export interface Model {
  readonly config: TransformerConfig;
  readonly weights: Weights;
  /** The vocabulary by id, to name the next word. */
  readonly words: readonly string[];
}

/** One layer of a reading: the vectors that went in, what its heads made of them, what came out. */
export interface LayerStep extends Pick<Layer, 'input'> {
  readonly number: number;
  /** How proposal 1 was made of the input. */
  readonly dotProduct: Pick<Attention, 'mask' | 'divisor'>;
  readonly heads: readonly HeadVectors[];
  /** h^(number), [n, dModel] */
  readonly output: Matrix;
}

/** How layers are run. */
export interface LayersToRun {
  /** The first layer to run, from 1. */
  readonly first?: number;
  readonly cuts?: readonly Cut[];
  /** Sees every map of a layer before its step is handed out: each head's, and the dot product's last. */
  readonly see?: (place: MapPlace, map: MadeMap) => void;
}

/** Which map of a layer: proposal 1's or a head's, from 0. */
export type MapPlace = number | 'dot-product';

/**
 * h^(0), [n, dModel], from the rows of all look-up tables, added up. Decodes only the rows it needs,
 * and has those brought that have not come.
 * @param ids token ids, at most nCtx
 */
export async function embed({ config, weights }: Model, ids: readonly number[]): Promise<Matrix> {
  const n = ids.length;
  const { dModel } = config;
  // No turn is given away where all is here: weights that are learned go on meanwhile.
  if (weights.come) await bringRows(weights, ids);
  const found = new Float32Array(n * dModel);
  const sum = new Float64Array(dModel);
  for (let i = 0; i < n; i++) {
    sum.fill(0);
    for (const [table, stored] of weights.tables) addTo(sum, stored.row(ROW_OF[table](ids[i], i)));
    found.set(sum, i * dModel);
  }
  const sums = () => tensor2d(found, [n, dModel]); // [n, dModel]
  const x = tidy(() => familyOf(config).embed(sums(), weights, config, ops)); // [n, dModel]
  return take(x);
}

/** On its own, as it runs for every row: what is called often is compiled soon. */
function addTo(sum: Float64Array, values: Float32Array): void {
  for (let d = 0; d < sum.length; d++) sum[d] += values[d];
}

/** Resolves once all is here that h^(0) of these tokens is made of. */
export async function bringRows(weights: Weights, ids: readonly number[]): Promise<void> {
  const rows = [...weights.tables].map(([table, stored]) =>
    stored.bring?.(ids.map((id, i) => ROW_OF[table](id, i)))
  );
  await Promise.all([...rows, weights.come?.(0)]);
}

/**
 * The forward pass from h^(0) on, one layer at a time, so that a caller can stop between layers and
 * nobody holds the attention of all layers at once. Waits for layers that have not come. Frees its
 * tensors whenever it is left.
 * @param start h^(first - 1), [n, dModel]
 */
export async function* runLayers(
  { config, weights }: Model,
  start: Matrix,
  { first = 1, cuts = [], see = () => undefined }: LayersToRun = {}
): AsyncGenerator<LayerStep> {
  const { block } = familyOf(config);
  let before = start;
  let x = tensor2d(start.data, [start.rows, start.columns]); // [n, dModel]
  try {
    for (let number = first; number <= config.nLayers; number++) {
      if (weights.come) await weights.come(number);
      // It leaves through a variable: tidy would walk through every array, in search of tensors.
      let made!: LayerTensors;
      tidy(() => {
        made = block(x, weights.layers[number - 1], config, number, cuts, { ...ONE_TEXT, see });
        keep(made.input);
        keep(made.output);
      });
      const input = made.input === x ? before : await take(made.input);
      x.dispose();
      x = made.output;
      const { heads } = made;
      const mask = sharedMask(heads.map((head) => head.mask));
      const dotProduct = { mask, divisor: Math.sqrt(input.columns) };
      compare({ q: input, k: input, ...dotProduct }, (map) => see('dot-product', map));
      before = await toMatrix(x);
      yield { number, input, dotProduct, heads, output: before };
    }
  } finally {
    x.dispose();
  }
}

/** What makes a map, whatever is handed over by it. */
type Looking = Omit<HeadVectors, 'v' | 'muted'>;

/** Compares vectors, [n, d] each, with nothing handed over. */
function compare({ q, k, mask, divisor }: Looking, see: (map: MadeMap) => void) {
  const [n, dHead] = [q.rows, q.columns];
  const vectors = { q: q.data, k: k.data, v: null };
  attention({ ...vectors, n, dHead, masks: [mask], muted: [null], divisor }, (_, map) => see(map));
}

/** One head's attention once more, from its vectors alone: arrays of its own. */
export function attend(head: Looking): Attention {
  let kept!: Attention;
  compare(head, (map) => (kept = copyMap(map)));
  return kept;
}

/** The numbers of a map, to keep. */
export const copyMap = ({ scores, pattern, mask, divisor }: Attention): Attention => ({
  scores: copyOf(scores),
  pattern: copyOf(pattern),
  mask,
  divisor
});

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

/** A tensor's numbers, [rows, columns]; it stays. */
export async function toMatrix(tensor: Tensor2D): Promise<Matrix> {
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
