import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ConfigJson } from './config-json';
import type { TransformerConfig } from './config';
import type { Cut } from './cuts';
import type { LayerRun, LayerTensors } from './layer';
import type { Ops } from './ops';
import type { ComputedWeights, LayerWeights } from './weights';

/** Look-up tables, of which a token takes a row each; they stay as they are stored. */
const TABLES = ['words', 'positions', 'types'] as const;
export type Table = (typeof TABLES)[number];

/** Which row of a table a token takes: BERT's second type would be that of a second sentence. */
export const ROW_OF: Readonly<Record<Table, (id: number, position: number) => number>> = {
  words: (id) => id,
  positions: (_, position) => position,
  types: () => 0
};

/** What a stored tensor is to its model. Matrices are stored [out, in]. */
export type Role = Table | 'query' | 'key' | 'value' | 'matrix' | 'bias' | 'gain';

/** Whether a tensor is looked up row by row, and not computed with. */
export const isTable = (role: Role): role is Table => (TABLES as readonly Role[]).includes(role);

/** A tensor that a model needs. */
export interface TensorSpec {
  readonly shape: readonly number[];
  readonly role: Role;
  /** The layer it belongs to, from 1; 0 for what makes h^(0), null for what reads the last vectors. */
  readonly layer: number | null;
}

/** The tensors of a checkpoint: how a family finds each by its Hugging Face name. */
export interface Arrange {
  /** A stored [out, in] matrix as [in, out]. */
  matrix(name: string): Tensor2D;
  vector(name: string): Tensor1D;
}

/**
 * What a model family has of its own: what its files say, and the way from tokens to output. What
 * all share is elsewhere: comparing, masks and cut heads (layer.ts), attention (attention.ts), the
 * run through the layers (forward.ts). `bert.ts` is the one to read first.
 */
export interface Family {
  /** As config.json's `model_type` has it. */
  readonly name: string;
  /** @throws UnsupportedModelError when a field is missing, impossible or not followed here */
  parseConfig(json: ConfigJson): TransformerConfig;
  /** The config.json that `parseConfig` reads back. */
  configJson(config: TransformerConfig): object;
  /** The name of `tensors` for a tensor as a file may call it; other names stay as they are. */
  canonicalName(stored: string): string;
  /** Whether a tensor that no reading needs is kept in a folder that is written. */
  keeps(name: string): boolean;
  /** Every tensor that a model of this shape needs, by name, in the order of the forward pass. */
  tensors(config: TransformerConfig): ReadonlyMap<string, TensorSpec>;
  /** Puts all but the tables where the functions below look for them, part by part as they come. */
  readonly arrange: {
    /** What makes h^(0). */
    embedding(stored: Arrange): ComputedWeights['embeddingNorm'];
    /** A layer, from 1. */
    layer(config: TransformerConfig, number: number, stored: Arrange): LayerWeights;
    /** What reads the last vectors. */
    output(config: TransformerConfig, stored: Arrange): ComputedWeights['nextWord'];
  };
  /**
   * h^(0), [rows, dModel].
   * @param found the rows of all tables, added up, [rows, dModel]
   */
  embed(found: Tensor2D, weights: ComputedWeights, config: TransformerConfig, ops: Ops): Tensor2D;
  /**
   * One layer, from n vectors to n vectors.
   * @param x [texts · n, dModel]
   * @param number this layer's number, from 1, for the cuts that name it
   */
  block(
    x: Tensor2D,
    weights: LayerWeights,
    config: TransformerConfig,
    number: number,
    cuts?: readonly Cut[],
    run?: LayerRun
  ): LayerTensors;
  /**
   * A score for every word to come next, [rows, vocabSize], for models that have such an output.
   * @param x last vectors, [rows, dModel]
   */
  nextWord(x: Tensor2D, weights: ComputedWeights, ops: Ops): Tensor2D;
}
