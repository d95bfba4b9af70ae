import { FactError } from '../fact-error';

/** What attention compares: learned queries and keys, or the layer's own input. */
export type AttentionKind = 'learned' | 'dot-product' | 'unit-dot-product';

/** The shape of a model, in the field's usual names (TransformerLens). */
export interface TransformerConfig {
  /** The model family, by config.json's `model_type`. */
  readonly family: string;
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

/**
 * What a model's products are divided by: √dHead (Vaswani et al. 2017, eq. 1), or 1 where vectors
 * were made 1 long, which have no large products.
 */
export const divisorOf = ({ attention, dHead }: Pick<TransformerConfig, 'attention' | 'dHead'>) =>
  attention === 'unit-dot-product' ? 1 : Math.sqrt(dHead);

/** A config.json that is not one this forward pass can follow. */
export class UnsupportedModelError extends FactError<
  | { kind: 'no-object' }
  | { kind: 'other'; key: string; found: unknown; expected: string }
  | { kind: 'size'; key: string; found: unknown }
  | { kind: 'choice'; key: string; found: unknown; expected: readonly string[] }
  | { kind: 'shared'; dModel: number; nHeads: number }
  /** A number above 0 was expected. */
  | { kind: 'positive'; key: string; found: unknown }
  /** A field that this page knows and does not follow. */
  | { kind: 'unfollowed'; key: string; found: unknown }
  /** A field that this page does not know. */
  | { kind: 'unknown'; key: string; found: unknown }
  /** A field that should say once more what other fields say. */
  | { kind: 'repeated'; key: string; found: unknown; expected: number }
  | { kind: 'heads'; nHeads: number; attention: AttentionKind }
> {
  override readonly name = 'UnsupportedModelError';
}
