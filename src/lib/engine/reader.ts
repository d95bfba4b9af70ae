import type { Checkpoint } from '../checkpoint/checkpoint';
import type { Tokenizer } from '../tokenizer/token';
import type { Cut } from '../transformer/cuts';
import type { Model } from '../transformer/forward';
import { fitTokens, readTokens } from '../transformer/read';
import type { ModelIdentity, Trace } from '../transformer/trace';
import { loadWeights } from '../transformer/weights';

/** A checkpoint made ready to read text: the same in the worker, in Node and at prerender. */
export interface Reader {
  readonly identity: ModelIdentity;
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

/** Uploads the weights; the backend must have been started. */
export function openReader(name: string, checkpoint: Checkpoint): Reader {
  const { config, tensors, tokenizer, sha256 } = checkpoint;
  const { nLayers, nHeads, dModel, dHead, attention } = config;
  return {
    identity: { name, sha256, nLayers, nHeads, dModel, dHead, attention },
    model: { config, weights: loadWeights(config, tensors), words: tokenizer.words },
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
