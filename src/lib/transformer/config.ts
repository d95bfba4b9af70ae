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

/** A config.json that is not one this forward pass can follow; the message says what it held. */
export class UnsupportedModelError extends Error {
  override name = 'UnsupportedModelError';
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
    throw new UnsupportedModelError(
      'config.json holds no object; it should describe a BERT model.'
    );
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
    throw new UnsupportedModelError(
      `config.json has hidden_size ${dModel}, which ${nHeads} heads cannot share equally.`
    );
  }
  const attention = choice(own, 'attention', ATTENTION, 'learned') as AttentionKind;
  if (attention !== 'learned' && nHeads !== 1) {
    throw new UnsupportedModelError(
      `config.json has ${nHeads} heads, but attention "${attention}" compares whole vectors: 1 head was expected.`
    );
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
    throw new UnsupportedModelError(
      `config.json says ${key} is ${JSON.stringify(raw[key])}; this page reads "${expected}" only.`
    );
  }
}

function size(raw: Record<string, unknown>, key: string): number {
  const value = raw[key];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new UnsupportedModelError(
      `config.json has ${key} ${JSON.stringify(value)}; a whole number above 0 was expected.`
    );
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
    throw new UnsupportedModelError(
      `config.json says riverbank.${key} is ${JSON.stringify(value)}; expected one of ${allowed.join(', ')}.`
    );
  }
  return value;
}
