import {
  dispose,
  keep,
  tensor1d,
  tensor2d,
  tidy,
  transpose,
  type Tensor1D,
  type Tensor2D,
  type TensorContainer
} from '@tensorflow/tfjs-core';
import type { TransformerConfig } from './config';
import { familyOf, tensorsOf } from './families';
import { isTable, type Arrange, type Table } from './family';

/** A weight as its checkpoint stores it, decoded to float32 when asked. */
export interface StoredTensor {
  readonly shape: readonly number[];
  /**
   * Every value, row-major.
   * @param into room for them, used where it saves an array
   */
  values(into?: Float32Array): Float32Array;
  /** Row `index` of a matrix: shape[1] values. */
  row(index: number): Float32Array;
  /** Resolves once these rows can be read; left out where all of them can. */
  bring?(rows: readonly number[]): Promise<void>;
}

/** A model that was let go of: it was never loaded, had to make room, or was replaced. */
export class ModelGoneError extends Error {
  override name = 'ModelGoneError';
}

/** How many numbers a tensor of this shape holds. */
export const sizeOf = (shape: readonly number[]) =>
  shape.reduce((product, count) => product * count, 1);

/** A checkpoint's weights by their Hugging Face names. */
export type StoredTensors = ReadonlyMap<string, StoredTensor>;

/** y = x W + b. W is kept [in, out]: tfjs' fast matmul does not transpose its second operand. */
export interface Linear {
  readonly weight: Tensor2D; // [in, out]
  readonly bias: Tensor1D; // [out]
}

export interface Norm {
  readonly gain: Tensor1D; // [dModel]
  readonly bias: Tensor1D; // [dModel]
}

/** What attention learns. */
export interface LearnedAttention {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
}

export interface LayerWeights {
  /** Null where attention is the dot product: it has nothing to learn. */
  readonly learned: LearnedAttention | null;
  readonly attentionNorm: Norm;
  readonly up: Linear;
  readonly down: Linear;
  readonly mlpNorm: Norm;
}

/** What a reading computes with, as tensors. */
export interface ComputedWeights {
  readonly embeddingNorm: Norm;
  readonly layers: readonly LayerWeights[];
  /** From the last word's last vector to a score for every word; null without such an output. */
  readonly nextWord: Linear | null; // [dModel, vocabSize]
}

export interface Weights extends ComputedWeights {
  /** Look-up tables stay as stored: a reading decodes only the rows that it needs. */
  readonly tables: ReadonlyMap<Table, StoredTensor>;
  /**
   * Resolves once a layer, from 1, can be run, and with the last what reads its vectors; 0 stands for
   * what makes h^(0). Left out where all is here. Layers come in order.
   */
  come?(layer: number): Promise<void>;
  /** Ends what is still coming. */
  stop?(): void;
}

/** Uploads a checkpoint that has every name of `tensorsOf`; `disposeWeights` frees it again. */
export const loadWeights = (config: TransformerConfig, stored: StoredTensors): Weights => ({
  tables: storedTables(config, stored),
  ...arrangeAll(config, uploads(stored))
});

/** A family's weights, all of them, made of its tensors. */
export function arrangeAll(config: TransformerConfig, tensors: Arrange): ComputedWeights {
  const { embedding, layer, output } = familyOf(config).arrange;
  return {
    embeddingNorm: embedding(tensors),
    layers: Array.from({ length: config.nLayers }, (_, l) => layer(config, l + 1, tensors)),
    nextWord: output(config, tensors)
  };
}

/** Stored tensors as they are uploaded, one by one as they are asked for. */
export function uploads(stored: StoredTensors): Arrange {
  const get = (name: string) => stored.get(name)!;
  // Tensors copy what they are made of: one array for all saves as much again as they hold.
  let room = new Float32Array(0);
  const values = (name: string) => {
    const size = sizeOf(get(name).shape);
    if (room.length < size) room = new Float32Array(size);
    return get(name).values(room.subarray(0, size));
  };
  return {
    vector: (name) => tensor1d(values(name)), // [size]
    matrix(name) {
      const [to, from] = get(name).shape;
      return tidy(() => keep(transpose(tensor2d(values(name), [to, from])) as Tensor2D)); // [from, to]
    }
  };
}

/** The look-up tables among stored tensors. */
export const storedTables = (config: TransformerConfig, stored: StoredTensors) =>
  new Map(tablesOf(config).map(([table, name]) => [table, stored.get(name)!]));

/** The look-up tables that a model of this shape has, each with its name. */
export function tablesOf(config: TransformerConfig): (readonly [Table, string])[] {
  return [...tensorsOf(config)].flatMap(([name, { role }]) =>
    isTable(role) ? [[role, name] as const] : []
  );
}

/** Frees every tensor that `loadWeights` made. */
export function disposeWeights(weights: Weights): void {
  weights.stop?.();
  const { embeddingNorm, layers, nextWord } = weights;
  // An interface is no TensorContainer to TypeScript, for want of an index signature.
  dispose([embeddingNorm, layers, nextWord] as unknown as TensorContainer);
}
