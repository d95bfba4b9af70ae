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

export interface Weights {
  /** Look-up tables stay as stored: a reading decodes only the rows that it needs. */
  readonly words: StoredTensor; // [vocabSize, dModel]
  readonly positions: StoredTensor; // [nCtx, dModel]
  readonly types: StoredTensor; // [typeVocabSize, dModel]
  readonly embeddingNorm: Norm;
  readonly layers: readonly LayerWeights[];
  /** From the last word's last vector to a score for every word; null without such an output. */
  readonly nextWord: Linear | null; // [dModel, vocabSize]
}

/** Where Hugging Face's masked language model keeps its output matrix: AutoModel passes it by. */
export const NEXT_WORD = 'cls.predictions.decoder';

/** The names that a model of this shape needs, each with the shape it is stored in. */
export function expectedShapes(config: TransformerConfig): Map<string, readonly number[]> {
  const { dModel, dMlp } = config;
  const shapes = new Map<string, readonly number[]>();
  const linear = (name: string, from: number, to: number) =>
    shapes.set(`${name}.weight`, [to, from]).set(`${name}.bias`, [to]);
  const norm = (name: string) =>
    shapes.set(`${name}.weight`, [dModel]).set(`${name}.bias`, [dModel]);
  shapes.set('embeddings.word_embeddings.weight', [config.vocabSize, dModel]);
  shapes.set('embeddings.position_embeddings.weight', [config.nCtx, dModel]);
  shapes.set('embeddings.token_type_embeddings.weight', [config.typeVocabSize, dModel]);
  norm('embeddings.LayerNorm');
  for (let l = 0; l < config.nLayers; l++) {
    const layer = `encoder.layer.${l}`;
    if (config.attention === 'learned') {
      for (const name of ['query', 'key', 'value'])
        linear(`${layer}.attention.self.${name}`, dModel, dModel);
      linear(`${layer}.attention.output.dense`, dModel, dModel);
    }
    norm(`${layer}.attention.output.LayerNorm`);
    linear(`${layer}.intermediate.dense`, dModel, dMlp);
    linear(`${layer}.output.dense`, dMlp, dModel);
    norm(`${layer}.output.LayerNorm`);
  }
  if (config.output === 'next-word') linear(NEXT_WORD, dModel, config.vocabSize);
  return shapes;
}

/** Uploads a checkpoint that has every name of `expectedShapes`; `disposeWeights` frees it again. */
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
    words: get('embeddings.word_embeddings.weight'),
    positions: get('embeddings.position_embeddings.weight'),
    types: get('embeddings.token_type_embeddings.weight'),
    ...arrange(config, matrix, vector)
  };
}

/**
 * Puts weights where the forward pass looks for them.
 * @param matrix a stored [out, in] matrix by its name, as [in, out]
 * @param vector a stored vector by its name
 */
export function arrange(
  config: TransformerConfig,
  matrix: (name: string) => Tensor2D,
  vector: (name: string) => Tensor1D
): Pick<Weights, 'embeddingNorm' | 'layers' | 'nextWord'> {
  const linear = (name: string): Linear => ({
    weight: matrix(`${name}.weight`),
    bias: vector(`${name}.bias`)
  });
  const norm = (name: string): Norm => ({
    gain: vector(`${name}.weight`),
    bias: vector(`${name}.bias`)
  });
  const learned = (layer: string): LearnedAttention => ({
    query: linear(`${layer}.attention.self.query`),
    key: linear(`${layer}.attention.self.key`),
    value: linear(`${layer}.attention.self.value`),
    output: linear(`${layer}.attention.output.dense`)
  });
  return {
    embeddingNorm: norm('embeddings.LayerNorm'),
    layers: Array.from({ length: config.nLayers }, (_, l) => {
      const layer = `encoder.layer.${l}`;
      return {
        learned: config.attention === 'learned' ? learned(layer) : null,
        attentionNorm: norm(`${layer}.attention.output.LayerNorm`),
        up: linear(`${layer}.intermediate.dense`),
        down: linear(`${layer}.output.dense`),
        mlpNorm: norm(`${layer}.output.LayerNorm`)
      };
    }),
    nextWord: config.output === 'next-word' ? linear(NEXT_WORD) : null
  };
}

/** Frees every tensor that `loadWeights` made. */
export function disposeWeights({ embeddingNorm, layers, nextWord }: Weights): void {
  // An interface is no TensorContainer to TypeScript, for want of an index signature.
  dispose([embeddingNorm, layers, nextWord] as unknown as TensorContainer);
}
