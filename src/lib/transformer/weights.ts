import {
  keep,
  tensor1d,
  tensor2d,
  tidy,
  transpose,
  type Tensor1D,
  type Tensor2D
} from '@tensorflow/tfjs-core';
import type { TransformerConfig } from './config';

/** A weight as its checkpoint stores it, decoded to float32 when asked. */
export interface StoredTensor {
  readonly shape: readonly number[];
  /** Every value, row-major. */
  values(): Float32Array;
  /** Row `index` of a matrix: shape[1] values. */
  row(index: number): Float32Array;
}

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

export interface LayerWeights {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
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
}

/** The names that a BERT encoder of this shape needs, each with the shape it is stored in. */
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
    for (const name of ['query', 'key', 'value'])
      linear(`${layer}.attention.self.${name}`, dModel, dModel);
    linear(`${layer}.attention.output.dense`, dModel, dModel);
    norm(`${layer}.attention.output.LayerNorm`);
    linear(`${layer}.intermediate.dense`, dModel, dMlp);
    linear(`${layer}.output.dense`, dMlp, dModel);
    norm(`${layer}.output.LayerNorm`);
  }
  return shapes;
}

/** Uploads a checkpoint that has every name of `expectedShapes`; `disposeWeights` frees it again. */
export function loadWeights(config: TransformerConfig, stored: StoredTensors): Weights {
  const get = (name: string) => stored.get(name)!;
  const vector = (name: string) => tensor1d(get(name).values());
  const linear = (name: string): Linear => {
    const [to, from] = get(`${name}.weight`).shape;
    const weight = tidy(() =>
      keep(transpose(tensor2d(get(`${name}.weight`).values(), [to, from])) as Tensor2D)
    );
    return { weight, bias: vector(`${name}.bias`) };
  };
  const norm = (name: string): Norm => ({
    gain: vector(`${name}.weight`),
    bias: vector(`${name}.bias`)
  });
  return {
    words: get('embeddings.word_embeddings.weight'),
    positions: get('embeddings.position_embeddings.weight'),
    types: get('embeddings.token_type_embeddings.weight'),
    embeddingNorm: norm('embeddings.LayerNorm'),
    layers: Array.from({ length: config.nLayers }, (_, l) => ({
      query: linear(`encoder.layer.${l}.attention.self.query`),
      key: linear(`encoder.layer.${l}.attention.self.key`),
      value: linear(`encoder.layer.${l}.attention.self.value`),
      output: linear(`encoder.layer.${l}.attention.output.dense`),
      attentionNorm: norm(`encoder.layer.${l}.attention.output.LayerNorm`),
      up: linear(`encoder.layer.${l}.intermediate.dense`),
      down: linear(`encoder.layer.${l}.output.dense`),
      mlpNorm: norm(`encoder.layer.${l}.output.LayerNorm`)
    }))
  };
}

/** Frees every tensor that `loadWeights` made. */
export function disposeWeights(weights: Weights): void {
  const parts = weights.layers.flatMap((layer) => Object.values(layer) as (Linear | Norm)[]);
  for (const part of [weights.embeddingNorm, ...parts]) {
    for (const tensor of Object.values(part) as Tensor1D[]) tensor.dispose();
  }
}
