import { bert } from '../transformer/bert';
import type { AttentionKind, TransformerConfig } from '../transformer/config';

const D_MODEL = 64;
const D_MLP = 128;
/** Longer than any sentence of the language; positions beyond the longest seen are never learned. */
const N_CTX = 32;

/** The shape of a model that learns these words. */
export function learnerConfig(
  attention: AttentionKind,
  vocabSize: number,
  layers: number
): TransformerConfig {
  return {
    family: bert.name,
    nLayers: layers,
    nHeads: 1,
    dModel: D_MODEL,
    dHead: D_MODEL,
    dMlp: D_MLP,
    nCtx: N_CTX,
    vocabSize,
    typeVocabSize: 1,
    layerNormEps: 1e-12,
    attention,
    output: 'next-word'
  };
}
