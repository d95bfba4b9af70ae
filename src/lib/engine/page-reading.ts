import { checkCuts } from '../transformer/cuts';
import { bringRows, embed, runLayers, type LayersToRun } from '../transformer/forward';
import { MapKeeper } from '../transformer/map-keeper';
import { fitTokens, idsOf, readOutput } from '../transformer/read';
import type { Layer, Matrix, Output } from '../transformer/trace';
import type { Token } from '../tokenizer/token';
import { readBeforeStop } from './before-stop';
import {
  MAX_CHARACTERS,
  OVERVIEW_SIZE,
  WHOLE_TRACE_TOKENS,
  type Reading,
  type ReadRequest
} from './contract';
import type { LongText } from './long-text';
import { MapLook } from './map-look';
import { NoWordError } from './no-word';
import type { Reader } from './reader';

/** What a page is sent, and what is kept to answer its questions: null for a text sent whole. */
export interface PageAnswer {
  readonly reading: Reading;
  readonly long: LongText | null;
}

/** What is read for a page. */
type TextToRead = Omit<ReadRequest, 'model' | 'inParts'>;

/** What a reading that is not whole says of the model's last vectors: nothing. */
const NOTHING: Output = { sentence: new Float32Array() };

/**
 * A text that is read for a page: as `readText`, with the overview's maps, and of a long text one head
 * in place of all layers. While the model is coming it is read as far as its layers are here.
 */
export class PageReading {
  readonly #request: TextToRead;
  readonly #tokensInText: number;
  readonly #tokens: readonly Token[];
  readonly #hidden: Matrix[] = [];
  readonly #layers: Layer[] = [];
  /** Of a long text, from when it begins to be read. */
  #long: LongText | null = null;
  readonly #isLong: boolean;
  readonly #kept: MapKeeper;
  readonly #maps: MapLook;
  #milliseconds = 0;

  /** @throws NoWordError when the text has no token, and CutError when a cut does not fit */
  constructor(
    readonly reader: Reader,
    request: TextToRead
  ) {
    const { model, tokenizer } = reader;
    const { text, cuts } = request;
    this.#request = request;
    const all = tokenizer.encode(text.slice(0, MAX_CHARACTERS));
    // Special tokens aside, a text of invisible characters alone has nothing to read.
    if (all.length === 0) throw new NoWordError({ characters: text.length });
    this.#tokensInText = all.length;
    this.#tokens = fitTokens(all, model.config.nCtx);
    const { length } = this.#tokens;
    checkCuts(cuts, model.config, length);
    this.#isLong = length > WHOLE_TRACE_TOKENS;
    this.#kept = new MapKeeper(model.config);
    this.#maps = new MapLook(this.#tokens, OVERVIEW_SIZE, model.config);
  }

  /** Resolves once something can be read on: the next layer, of a long text the last. */
  async come(): Promise<void> {
    const { config, weights } = this.reader.model;
    if (this.#hidden.length === 0) await bringRows(weights, idsOf(this.#tokens));
    await weights.come?.(this.#isLong ? config.nLayers : Math.max(1, this.#hidden.length));
    if (!this.#isLong || this.#long) return;
    const { LongText } = await import('./long-text');
    const { spot, cuts } = this.#request;
    this.#long = new LongText(this.reader.model, this.#tokens, cuts, spot);
  }

  /**
   * Reads on by the layers that are here.
   * @param wanted asked after each layer; false ends the reading with null
   */
  async go(wanted: () => Promise<boolean>): Promise<PageAnswer | null> {
    const { model } = this.reader;
    const [hidden, maps, long, whole] = [this.#hidden, this.#maps, this.#long, this.#kept];
    const see: LayersToRun['see'] = (place, map) => {
      maps.see(place, map);
      (long ?? whole).see(place, map);
    };
    const begun = performance.now();
    if (hidden.length === 0) hidden.push(await embed(model, idsOf(this.#tokens)));
    const first = hidden.length;
    const { cuts } = this.#request;
    for await (const step of runLayers(model, hidden[first - 1], { first, cuts, see })) {
      hidden.push(step.output);
      maps.end();
      if (long) long.take(step);
      else this.#layers.push(whole.layer(step));
      if (!(await wanted())) return null;
      if (hidden.length > model.weights.layers.length) break;
    }
    const ended = hidden.length > model.config.nLayers;
    const output = ended ? await readOutput(model, hidden[hidden.length - 1]) : NOTHING;
    if (ended) long?.keep(hidden);
    this.#milliseconds += performance.now() - begun;
    return { reading: await this.#reading(output), long };
  }

  async #reading(output: Output): Promise<Reading> {
    const { model, identity } = this.reader;
    const { id, text, cuts } = this.#request;
    const [tokens, hidden] = [this.#tokens, this.#hidden];
    const ended = output !== NOTHING;
    const beforeStop =
      ended && cuts.length === 0 ? await readBeforeStop(model, identity, tokens) : null;
    const trace = { model: identity, text, cuts, tokens, hidden, layers: this.#layers, output };
    const { overview, summary } = this.#maps;
    const facts = { id, tokensInText: this.#tokensInText, overview, summary };
    const opened = this.#long?.first ?? null;
    return { ...facts, trace, beforeStop, opened, milliseconds: this.#milliseconds };
  }
}

/**
 * Reads a text for a page at one go, by a model that is here.
 * @param wanted asked after each layer; false ends the reading with null
 * @throws as `PageReading`
 */
export async function readForPage(
  reader: Reader,
  request: TextToRead,
  wanted: () => Promise<boolean> = () => Promise.resolve(true)
): Promise<PageAnswer | null> {
  const reading = new PageReading(reader, request);
  await reading.come();
  return reading.go(wanted);
}
