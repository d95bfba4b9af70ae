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
import { isTable, type Table } from './family';

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
}

/** Uploads a checkpoint that has every name of `tensorsOf`; `disposeWeights` frees it again. */
export function loadWeights(config: TransformerConfig, stored: StoredTensors): Weights {
  const get = (name: string) => stored.get(name)!;
  // Tensors copy what they are made of: one array for all saves as much again as they hold.
  let room = new Float32Array(0);
  const values = (name: string) => {
    const size = sizeOf(get(name).shape);
    if (room.length < size) room = new Float32Array(size);
    return get(name).values(room.subarray(0, size));
  };
  const vector = (name: string) => tensor1d(values(name));
  const matrix = (name: string) => {
    const [to, from] = get(name).shape;
    return tidy(() => keep(transpose(tensor2d(values(name), [to, from])) as Tensor2D));
  };
  return {
    tables: new Map(tablesOf(config).map(([table, name]) => [table, get(name)])),
    ...familyOf(config).arrange(config, { matrix, vector })
  };
}

/** The look-up tables that a model of this shape has, each with its name. */
export function tablesOf(config: TransformerConfig): (readonly [Table, string])[] {
  return [...tensorsOf(config)].flatMap(([name, { role }]) =>
    isTable(role) ? [[role, name] as const] : []
  );
}

/** Frees every tensor that `loadWeights` made. */
export function disposeWeights({ embeddingNorm, layers, nextWord }: Weights): void {
  // An interface is no TensorContainer to TypeScript, for want of an index signature.
  dispose([embeddingNorm, layers, nextWord] as unknown as TensorContainer);
}
