import type { Checkpoint } from '../checkpoint/checkpoint';
import type { Tokenizer } from '../tokenizer/token';
import type { Cut } from '../transformer/cuts';
import type { Model } from '../transformer/forward';
import { fitTokens, readTokens } from '../transformer/read';
import type { ModelIdentity, Trace } from '../transformer/trace';
import { loadWeights, type Weights } from '../transformer/weights';

/** A checkpoint made ready to read text: the same in the worker, in Node and at prerender. */
export interface Reader {
  readonly identity: ModelIdentity;
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

/** Uploads the weights; the backend must have been started. */
export const openReader = (name: string, checkpoint: Checkpoint): Reader =>
  readerWith(name, checkpoint, loadWeights(checkpoint.config, checkpoint.tensors));

/** Reads with weights that are uploaded, or on their way. */
export function readerWith(
  name: string,
  { config, tokenizer, sha256 }: Pick<Checkpoint, 'config' | 'tokenizer' | 'sha256'>,
  weights: Weights
): Reader {
  const { nLayers, nHeads, dModel, dHead, attention } = config;
  return {
    identity: { name, sha256, nLayers, nHeads, dModel, dHead, attention },
    model: { config, weights, words: tokenizer.words },
    tokenizer
  };
}

/**
 * Reads the whole of a text, every layer kept.
 * @throws CutError when a cut does not fit
 */
export async function readText(
  { model, identity, tokenizer }: Reader,
  text: string,
  cuts: readonly Cut[] = []
): Promise<Trace> {
  const tokens = fitTokens(tokenizer.encode(text), model.config.nCtx);
  return readTokens(model, { identity, text, tokens, cuts });
}
