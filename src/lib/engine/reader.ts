import type { Checkpoint } from '../checkpoint/checkpoint';
import { pool } from '../measures/pool';
import { summariseLayer, type LayerSummary } from '../measures/summary';
import { createTokenizer } from '../tokenizer/tokenizer';
import type { Tokenizer } from '../tokenizer/token';
import { checkCuts, type Cut } from '../transformer/cuts';
import { embed, runLayers, type Model } from '../transformer/forward';
import { fitTokens, idsOf, readOutput, readTokens } from '../transformer/read';
import type { Layer, Matrix, ModelIdentity, Trace } from '../transformer/trace';
import { loadWeights } from '../transformer/weights';
import {
  MAX_CHARACTERS,
  OVERVIEW_SIZE,
  WHOLE_TRACE_TOKENS,
  type Reading,
  type Spot
} from './contract';
import { LongText } from './long-text';
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
  const { nLayers, nHeads, dModel, dHead, attention } = config;
  const tokenizer = createTokenizer(tokenizerJson);
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

/** What a page wants to see. */
export interface PageRequest {
  readonly id: number;
  readonly text: string;
  /** What it shows first of a long text. */
  readonly spot: Spot;
  readonly cuts: readonly Cut[];
}

/** What it is sent, and what is kept to answer its questions: null for a short text, sent whole. */
export interface PageAnswer {
  readonly reading: Reading;
  readonly long: LongText | null;
}

/**
 * Reads a text for a page: as `readText`, with the overview's maps, and of a long text one head in
 * place of all layers.
 * @param wanted asked after each layer; false ends the reading with null
 * @throws NoWordError when the text has no token, and CutError when a cut does not fit
 */
export async function readForPage(
  { model, identity, tokenizer }: Reader,
  { id, text, spot, cuts }: PageRequest,
  wanted: () => Promise<boolean> = () => Promise.resolve(true)
): Promise<PageAnswer | null> {
  const all = tokenizer.encode(text.slice(0, MAX_CHARACTERS));
  // Special tokens aside, a text of invisible characters alone has nothing to read.
  if (all.length === 0) throw new NoWordError({ characters: text.length });
  const tokens = fitTokens(all, model.config.nCtx);
  checkCuts(cuts, model.config, tokens.length);
  const begun = performance.now();
  const hidden: Matrix[] = [await embed(model, idsOf(tokens))];
  const layers: Layer[] = [];
  const long = tokens.length > WHOLE_TRACE_TOKENS ? new LongText(model, cuts, spot) : null;
  const overview: Matrix[][] = [];
  const summary: LayerSummary[] = [];
  for await (const { layer, output } of runLayers(model, hidden[0], 1, cuts)) {
    hidden.push(output);
    const maps = [layer.dotProduct, ...layer.heads];
    overview.push(maps.map(({ pattern }) => pool(pattern, OVERVIEW_SIZE)));
    summary.push(summariseLayer(layer));
    if (long) long.take(layer);
    else layers.push(layer);
    if (!(await wanted())) return null;
  }
  const output = await readOutput(model, hidden[hidden.length - 1]);
  long?.keep(hidden);
  const trace = { model: identity, text, cuts, tokens, hidden, layers, output };
  const milliseconds = performance.now() - begun;
  const opened = long?.first ?? null;
  const facts = { id, tokensInText: all.length, overview, summary, milliseconds };
  return { reading: { ...facts, trace, opened }, long };
}
