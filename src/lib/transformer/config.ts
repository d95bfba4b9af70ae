import { FactError } from '../fact-error';

/** What attention compares: learned queries and keys, or the layer's own input. */
export type AttentionKind = 'learned' | 'dot-product' | 'unit-dot-product';

/** The shape of a model, in the field's usual names (TransformerLens). */
export interface TransformerConfig {
  readonly nLayers: number;
  readonly nHeads: number;
  readonly dModel: number;
  readonly dHead: number;
  readonly dMlp: number;
  /** The most tokens, special ones included, that the model reads at once. */
  readonly nCtx: number;
  readonly vocabSize: number;
  readonly typeVocabSize: number;
  readonly layerNormEps: number;
  readonly attention: AttentionKind;
  readonly output: 'sentence' | 'next-word';
}

/** A config.json that is not one this forward pass can follow. */
export class UnsupportedModelError extends FactError<
  | { kind: 'no-object' }
  | { kind: 'other'; key: string; found: unknown; expected: string }
  | { kind: 'size'; key: string; found: unknown }
  | { kind: 'choice'; key: string; found: unknown; expected: readonly string[] }
  | { kind: 'shared'; dModel: number; nHeads: number }
  | { kind: 'heads'; nHeads: number; attention: AttentionKind }
> {
  override readonly name = 'UnsupportedModelError';
}

const ATTENTION: readonly string[] = ['learned', 'dot-product', 'unit-dot-product'];
const OUTPUT: readonly string[] = ['sentence', 'next-word'];

/**
 * Reads a Hugging Face config.json of a BERT encoder, with this project's own `riverbank` entry
 * where there is one.
 * @throws UnsupportedModelError when the architecture is another or a size is missing or impossible.
 */
export function parseConfig(json: unknown): TransformerConfig {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new UnsupportedModelError({ kind: 'no-object' });
  }
  const raw = json as Record<string, unknown>;
  require(raw, 'model_type', 'bert');
  require(raw, 'hidden_act', 'gelu');
  if (raw.position_embedding_type !== undefined)
    require(raw, 'position_embedding_type', 'absolute');
  const own = (raw.riverbank ?? {}) as Record<string, unknown>;
  const nHeads = size(raw, 'num_attention_heads');
  const dModel = size(raw, 'hidden_size');
  if (dModel % nHeads !== 0) {
    throw new UnsupportedModelError({ kind: 'shared', dModel, nHeads });
  }
  const attention = choice(own, 'attention', ATTENTION, 'learned') as AttentionKind;
  if (attention !== 'learned' && nHeads !== 1) {
    throw new UnsupportedModelError({ kind: 'heads', nHeads, attention });
  }
  return {
    nLayers: size(raw, 'num_hidden_layers'),
    nHeads,
    dModel,
    dHead: dModel / nHeads,
    dMlp: size(raw, 'intermediate_size'),
    nCtx: size(raw, 'max_position_embeddings'),
    vocabSize: size(raw, 'vocab_size'),
    typeVocabSize: size(raw, 'type_vocab_size'),
    layerNormEps: Number(raw.layer_norm_eps ?? 1e-12),
    attention,
    output: choice(own, 'output', OUTPUT, 'sentence') as 'sentence' | 'next-word'
  };
}

function require(raw: Record<string, unknown>, key: string, expected: string): void {
  if (raw[key] !== expected) {
    throw new UnsupportedModelError({ kind: 'other', key, found: raw[key], expected });
  }
}

function size(raw: Record<string, unknown>, key: string): number {
  const value = raw[key];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new UnsupportedModelError({ kind: 'size', key, found: value });
  }
  return value;
}

function choice(
  own: Record<string, unknown>,
  key: string,
  allowed: readonly string[],
  fallback: string
): string {
  const value = own[key] ?? fallback;
  if (typeof value !== 'string' || !allowed.includes(value)) {
    throw new UnsupportedModelError({ kind: 'choice', key, found: value, expected: allowed });
  }
  return value;
}
