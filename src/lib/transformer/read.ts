import type { Token } from '../tokenizer/token';
import { checkCuts, type Cut } from './cuts';
import { embed, nextWord, runLayers, type Model } from './forward';
import { MapKeeper } from './map-keeper';
import { meanRow } from './sentence';
import { row, type Layer, type Matrix, type ModelIdentity, type Output, type Trace } from './trace';

/** What to read: tokens that fit the model, and the parts to leave out. */
export interface TextToRead {
  readonly identity: ModelIdentity;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly cuts?: readonly Cut[];
}

/**
 * Reads a text from its tokens to the model's output, every layer kept.
 * @throws CutError when a cut does not fit the model or the text
 */
export async function readTokens(
  model: Model,
  { identity, text, tokens, cuts = [] }: TextToRead
): Promise<Trace> {
  checkCuts(cuts, model.config, tokens.length);
  const hidden: Matrix[] = [await embed(model, idsOf(tokens))];
  const layers: Layer[] = [];
  const maps = new MapKeeper(model.config);
  for await (const step of runLayers(model, hidden[0], { cuts, see: maps.see })) {
    hidden.push(step.output);
    layers.push(maps.layer(step));
  }
  const output = await readOutput(model, hidden[hidden.length - 1]);
  return { model: identity, text, cuts, tokens, hidden, layers, output };
}

/** What `embed` looks up. */
export const idsOf = (tokens: readonly Token[]) => tokens.map(({ id }) => id);

/** So many of the likeliest next words are told. */
const LIKELIEST = 10;

/** What the model makes of its last vectors: the likeliest next words, or a vector of the sentence. */
export async function readOutput(model: Model, last: Matrix): Promise<Output> {
  if (model.config.output === 'sentence') return { sentence: meanRow(last) };
  const chances = last.rows > 0 ? await nextWord(model, row(last, last.rows - 1)) : null;
  const next = Array.from(chances ?? [], (probability, id) => ({
    token: model.words[id],
    probability
  }));
  return { next: next.sort((a, b) => b.probability - a.probability).slice(0, LIKELIEST) };
}

/** The first tokens that fit, the last special one kept, as Hugging Face truncates. */
export function fitTokens(tokens: readonly Token[], nCtx: number): readonly Token[] {
  if (tokens.length <= nCtx) return tokens;
  const end = tokens[tokens.length - 1];
  return end.special ? [...tokens.slice(0, nCtx - 1), end] : tokens.slice(0, nCtx);
}
