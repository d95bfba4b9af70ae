import {
  keep,
  softmax,
  tensor2d,
  tensor3d,
  tidy,
  type Tensor,
  type Tensor2D
} from '@tensorflow/tfjs-core';
import { attention } from './attention';
import type { TransformerConfig } from './config';
import type { Cut } from './cuts';
import { familyOf } from './families';
import { ROW_OF } from './family';
import { dotProduct } from './layer';
import { ops } from './ops';
import { slices } from './slices';
import type { Attention, Layer, Matrix } from './trace';
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
 * h^(0), from the rows of all look-up tables, added up. Decodes only the rows it needs.
 * @param ids token ids, at most nCtx
 */
export function embed({ config, weights }: Model, ids: readonly number[]): Tensor2D {
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
  return tidy(() => familyOf(config).embed(tensor2d(found, [n, dModel]), weights, config, ops)); // [n, dModel]
}

/**
 * The forward pass from h^(0) on, one layer at a time, so that a caller can stop between layers and
 * nobody holds the attention of all layers at once. Frees its tensors whenever it is left.
 * @param start h^(first - 1), [n, dModel]; disposed of here
 * @param first the first layer to run, from 1
 */
export async function* runLayers(
  { config, weights }: Model,
  start: Tensor2D,
  first = 1,
  cuts: readonly Cut[] = []
): AsyncGenerator<LayerStep> {
  const { block } = familyOf(config);
  let x = start; // [n, dModel]
  try {
    for (let number = first; number <= config.nLayers; number++) {
      const step = tidy(() => {
        const { output, learned, q, k, v } = block(
          x,
          weights.layers[number - 1],
          config,
          number,
          cuts
        );
        const dot = dotProduct(x);
        const parts = [dot.scores, dot.pattern, q, k, v, learned.scores, learned.pattern];
        return { output: keep(output), parts: parts.map((part) => keep(part)) };
      });
      x.dispose();
      x = step.output;
      const [dotScores, dotPattern, ...heads] = await takeSlices(step.parts);
      const [q, k, v, scores, pattern] = heads;
      yield {
        number,
        layer: {
          dotProduct: { scores: dotScores[0], pattern: dotPattern[0] },
          heads: q.map((_, h) => ({
            q: q[h],
            k: k[h],
            v: v[h],
            scores: scores[h],
            pattern: pattern[h]
          }))
        },
        output: await toMatrix(x)
      };
    }
  } finally {
    x.dispose();
  }
}

/** What one attention compared and handed over, and how: as `Compared`, for one head. */
export interface HeadVectors {
  readonly q: Matrix; // [n, dHead]
  readonly k: Matrix; // [n, dHead]
  readonly v: Matrix; // [n, dHead]
  readonly divisor: number;
  /** What cuts add to the scores, [n, n]; null where there are none. */
  readonly mask: Float32Array | null;
}

/** One head's attention once more, from its vectors alone. */
export async function attend({ q, k, v, divisor, mask }: HeadVectors): Promise<Attention> {
  const one = ({ data, rows, columns }: Matrix) => tensor3d(data, [1, rows, columns]);
  const maps = tidy(() => {
    const added = mask ? tensor3d(mask, [1, q.rows, k.rows]) : undefined;
    const { scores, pattern } = attention({ q: one(q), k: one(k), v: one(v), divisor }, added);
    return [keep(scores), keep(pattern)];
  });
  const [[scores], [pattern]] = await takeSlices(maps);
  return { scores, pattern };
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

/** A tensor's numbers, the tensor kept. */
export async function toMatrix(tensor: Tensor2D): Promise<Matrix> {
  const [rows, columns] = tensor.shape;
  return { rows, columns, data: (await tensor.data()) as Float32Array };
}

async function takeSlices(tensors: readonly Tensor[]): Promise<Matrix[][]> {
  try {
    return await Promise.all(
      tensors.map(async (tensor) => {
        const [, rows, columns] = tensor.shape;
        return slices((await tensor.data()) as Float32Array, rows, columns);
      })
    );
  } finally {
    tensors.forEach((tensor) => tensor.dispose());
  }
}
