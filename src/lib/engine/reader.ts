import type { Checkpoint } from '../checkpoint/checkpoint';
import { pool } from '../measures/pool';
import { summariseLayer, type LayerSummary } from '../measures/summary';
import { createTokenizer } from '../tokenizer/tokenizer';
import type { Tokenizer } from '../tokenizer/token';
import type { Cut } from '../transformer/cuts';
import type { Model } from '../transformer/forward';
import { fitTokens, readTokens } from '../transformer/read';
import type { Layer, Matrix, ModelIdentity, Trace } from '../transformer/trace';
import { loadWeights } from '../transformer/weights';
import { MAX_CHARACTERS, OVERVIEW_SIZE, WHOLE_TRACE_TOKENS, type Reading } from './contract';
import { NoWordError } from './no-word';

/** A checkpoint made ready to read text: the same in the worker, in Node and at prerender. */
export interface Reader {
  readonly identity: ModelIdentity;
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

/** Uploads the weights; the backend must have been started. */
export function openReader(name: string, checkpoint: Checkpoint): Reader {
  const { config, tensors, tokenizerJson, sha256 } = checkpoint;
  const { nLayers, nHeads, dModel, dHead } = config;
  const tokenizer = createTokenizer(tokenizerJson);
  return {
    identity: { name, sha256, nLayers, nHeads, dModel, dHead },
    model: { config, weights: loadWeights(config, tensors), words: tokenizer.words },
    tokenizer
  };
}

/**
 * Reads the whole of a text, every layer kept.
 * @throws CutError when a cut does not fit
 */
export async function readText(
  reader: Reader,
  text: string,
  cuts: readonly Cut[] = []
): Promise<Trace> {
  const tokens = fitTokens(reader.tokenizer.encode(text), reader.model.config.nCtx);
  return (await readTokens(reader.model, { identity: reader.identity, text, tokens, cuts }))!;
}

/**
 * Reads a text for the page: as `readText`, with the overview's maps, and the layers of a long text
 * left out.
 * @param wanted asked between layers; false ends the reading with null
 * @param leaveOut is handed each layer of a long text, as the reading is done with it
 * @throws NoWordError when the text has no token, and CutError when a cut does not fit
 */
export async function readForPage(
  reader: Reader,
  id: number,
  text: string,
  cuts: readonly Cut[] = [],
  wanted: () => Promise<boolean> = () => Promise.resolve(true),
  leaveOut: (layer: Layer, number: number) => void = () => undefined
): Promise<Reading | null> {
  const all = reader.tokenizer.encode(text.slice(0, MAX_CHARACTERS));
  // Special tokens aside, a text of invisible characters alone has nothing to read.
  if (all.length === 0) throw new NoWordError({ characters: text.length });
  const tokens = fitTokens(all, reader.model.config.nCtx);
  const isShort = tokens.length <= WHOLE_TRACE_TOKENS;
  const overview: Matrix[][] = [];
  const summary: LayerSummary[] = [];
  const begun = performance.now();
  const trace = await readTokens(
    reader.model,
    { identity: reader.identity, text, tokens, cuts },
    ({ layer, number }) => {
      const patterns = [layer.dotProduct, ...layer.heads].map((map) => map.pattern);
      overview.push(patterns.map((pattern) => pool(pattern, OVERVIEW_SIZE)));
      summary.push(summariseLayer(layer, reader.identity.dModel));
      if (!isShort) leaveOut(layer, number);
      return wanted();
    },
    isShort
  );
  if (!trace) return null;
  const milliseconds = performance.now() - begun;
  return { id, trace, tokensInText: all.length, overview, summary, opened: null, milliseconds };
}
