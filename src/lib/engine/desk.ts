import { transfer } from 'comlink';
import { checkCuts } from '../transformer/cuts';
import { embed, MapKeeper, runLayers, type LayersToRun } from '../transformer/forward';
import { fitTokens, idsOf, readOutput } from '../transformer/read';
import type { Layer, Matrix } from '../transformer/trace';
import { readBeforeStop } from './before-stop';
import { buffersOf } from './buffers';
import {
  MAX_CHARACTERS,
  OVERVIEW_SIZE,
  WHOLE_TRACE_TOKENS,
  type EngineApi,
  type Reading,
  type ReadRequest
} from './contract';
import { LongText } from './long-text';
import { MapLook } from './map-look';
import { Newest } from './newest';
import { nextTask } from './next-task';
import { NoWordError } from './no-word';
import type { Reader } from './reader';
import type { Shelf } from './shelf';

/** The desks of a worker, as its contract offers them: by number, each made when it is first asked. */
export function desksOf(
  shelf: Shelf
): Pick<EngineApi, 'read' | 'open' | 'layer' | 'pair' | 'compared' | 'leave'> {
  const desks = new Map<number, Desk>();
  const deskOf = (number: number) => {
    const desk = desks.get(number) ?? new Desk(shelf);
    desks.set(number, desk);
    return desk;
  };
  return {
    read: (desk, request) => handOver(deskOf(desk).read(request)),
    open: (desk, id, spot) => handOver(deskOf(desk).ask(id, (text) => text.open(spot))),
    layer: (desk, id, number) => handOver(deskOf(desk).ask(id, (text) => text.layer(number))),
    pair: (desk, id, from, to) => deskOf(desk).ask(id, async (text) => text.pair(from, to)),
    compared: (desk, id, similarity) =>
      handOver(deskOf(desk).ask(id, (text) => text.compared(similarity))),
    leave: (desk) => void desks.delete(desk)
  };
}

/** An answer handed over without copying; null, which is none, has nothing to hand over. */
async function handOver<T>(answer: Promise<T>): Promise<T> {
  const value = await answer;
  return value === null ? value : transfer(value, buffersOf(value));
}

/** Milliseconds that a newer request may wait: a short text is read without a stop. */
const PATIENCE = 8;

/** One place to read at, the worker's side: one text at a time, and what is kept of a long one. */
class Desk {
  readonly #shelf: Shelf;
  readonly #newest = new Newest();
  /** The latest reading, if it is of a long text: a short one went to the page whole. */
  #latest: { readonly id: number; readonly model: string; readonly text: LongText } | null = null;

  /** Questions under way: what they are of is not given back meanwhile. */
  #asking = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The reading, or null when something newer was asked of this desk. */
  async read({ model, ...request }: ReadRequest): Promise<Reading | null> {
    const newest = this.#newest.begin();
    if (this.#asking === 0) this.#latest?.text.release();
    this.#latest = null;
    let looked = -Infinity;
    const wanted = async () => {
      if (performance.now() - looked > PATIENCE) {
        await nextTask(); // lets a newer request in
        looked = performance.now();
      }
      return newest();
    };
    return this.#shelf.use(model, async (reader) => {
      if (!(await wanted())) return null;
      const answer = await readForPage(reader, request, wanted);
      if (!answer) return null;
      if (answer.long) this.#latest = { id: request.id, model, text: answer.long };
      return answer.reading;
    });
  }

  /** What the long text of reading `id` answers; null when it or its model is gone. */
  async ask<T>(id: number, question: (text: LongText) => Promise<T | null>): Promise<T | null> {
    const latest = this.#latest;
    if (latest?.id !== id || !this.#shelf.card(latest.model)) return null;
    const { model, text } = latest;
    this.#asking++;
    try {
      return await this.#shelf.use(model, async (reader) =>
        text.model === reader.model ? question(text) : null
      );
    } finally {
      this.#asking--;
    }
  }
}

/** What a page is sent, and what is kept to answer its questions: null for a text sent whole. */
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
  { id, text, spot, cuts }: Omit<ReadRequest, 'model'>,
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
  const long = tokens.length > WHOLE_TRACE_TOKENS ? new LongText(model, tokens, cuts, spot) : null;
  const whole = new MapKeeper(model.config);
  const maps = new MapLook(tokens, OVERVIEW_SIZE, model.config);
  const see: LayersToRun['see'] = (place, map) => {
    maps.see(place, map);
    (long ?? whole).see(place, map);
  };
  for await (const step of runLayers(model, hidden[0], { cuts, see })) {
    hidden.push(step.output);
    maps.end();
    if (long) long.take(step);
    else layers.push(whole.layer(step));
    if (!(await wanted())) return null;
  }
  const { overview, summary } = maps;
  const output = await readOutput(model, hidden[hidden.length - 1]);
  long?.keep(hidden);
  const milliseconds = performance.now() - begun;
  const beforeStop = cuts.length === 0 ? await readBeforeStop(model, identity, tokens) : null;
  const trace = { model: identity, text, cuts, tokens, hidden, layers, output };
  const opened = long?.first ?? null;
  const facts = { id, tokensInText: all.length, overview, summary, milliseconds };
  return { reading: { ...facts, trace, beforeStop, opened }, long };
}
