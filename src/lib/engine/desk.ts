import { transfer } from 'comlink';
import { buffersOf } from './buffers';
import { isWhole, type EngineApi, type Reading, type ReadRequest } from './contract';
import type { LongText } from './long-text';
import { Newest } from './newest';
import { nextTask } from './next-task';
import { PageReading } from './page-reading';
import { ModelGoneError, type Shelf } from './shelf';

/** The desks of a worker, as its contract offers them: by number, each made when it is first asked. */
export function desksOf(
  shelf: Shelf
): Pick<EngineApi, 'read' | 'more' | 'open' | 'layer' | 'pair' | 'compared' | 'leave'> {
  const desks = new Map<number, Desk>();
  const deskOf = (number: number) => {
    const desk = desks.get(number) ?? new Desk(shelf);
    desks.set(number, desk);
    return desk;
  };
  return {
    read: (desk, request) => handOver(deskOf(desk).read(request)),
    more: (desk, id) => handOver(deskOf(desk).more(id)),
    open: (desk, id, spot) => handOver(deskOf(desk).ask(id, (text) => text.open(spot))),
    layer: (desk, id, number) => handOver(deskOf(desk).ask(id, (text) => text.layer(number))),
    pair: (desk, id, from, to) => deskOf(desk).ask(id, async (text) => text.pair(from, to)),
    compared: (desk, id, similarity) =>
      handOver(deskOf(desk).ask(id, (text) => text.compared(similarity))),
    leave: (desk) => void desks.delete(desk)
  };
}

/**
 * An answer handed over without copying; null, which is none, has nothing to hand over, and what is
 * read on with is kept.
 */
async function handOver<T>(answer: Promise<T>): Promise<T> {
  const value = await answer;
  const goesOn = value && isReading(value) && !isWhole(value);
  return value === null || goesOn ? value : transfer(value, buffersOf(value));
}

const isReading = (value: object): value is Reading => 'trace' in value;

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
  /** What is being read, layer by layer where the model is coming. */
  #reading: { readonly id: number; readonly goOn: () => Promise<Reading | null> } | null = null;
  /** Tells the reading that waits for a layer of something newer. */
  #overtake: () => void = () => undefined;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The reading, or null when something newer was asked of this desk. */
  async read({ model, ...request }: ReadRequest): Promise<Reading | null> {
    const newest = this.#newest.begin();
    if (this.#asking === 0) this.#latest?.text.release();
    this.#overtake();
    const overtaken = new Promise<void>((go) => (this.#overtake = go));
    this.#latest = null;
    this.#reading = null;
    let looked = -Infinity;
    const wanted = async () => {
      if (performance.now() - looked > PATIENCE) {
        await nextTask(); // lets a newer request in
        looked = performance.now();
      }
      return newest();
    };
    const goOn = async (reading: PageReading): Promise<Reading | null> => {
      for (;;) {
        // The model is held fast by nobody meanwhile.
        await Promise.race([reading.come(), overtaken]);
        if (!newest()) return null;
        const answer = await this.#shelf.use(model, async (reader) => {
          if (reader !== reading.reader) throw new ModelGoneError(model); // another of its name
          return reading.go(wanted);
        });
        if (!answer) return null;
        if (answer.long) this.#latest = { id: request.id, model, text: answer.long };
        if (request.inParts || isWhole(answer.reading)) return answer.reading;
      }
    };
    const begun = await this.#shelf.use(model, async (reader) =>
      (await wanted()) ? new PageReading(reader, request) : null
    );
    if (!begun) return null;
    this.#reading = { id: request.id, goOn: () => goOn(begun) };
    return goOn(begun);
  }

  /** The reading `id` with more layers; null once it is not the latest. */
  more(id: number): Promise<Reading | null> {
    return this.#reading?.id === id ? this.#reading.goOn() : Promise.resolve(null);
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
