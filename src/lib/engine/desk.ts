import type { Reading, ReadRequest } from './contract';
import type { LongText } from './long-text';
import { Newest } from './newest';
import { nextTask } from './next-task';
import { readForPage } from './reader';
import type { Shelf } from './shelf';

/** One place to read at, the worker's side: one text at a time, and what is kept of a long one. */
export class Desk {
  readonly #shelf: Shelf;
  readonly #newest = new Newest();
  /** The latest reading, if it is of a long text: a short one went to the page whole. */
  #latest: { readonly id: number; readonly model: string; readonly text: LongText } | null = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The reading, or null when something newer was asked of this desk. */
  async read({ model, ...request }: ReadRequest): Promise<Reading | null> {
    const newest = this.#newest.begin();
    this.#latest = null;
    const wanted = async () => {
      await nextTask(); // lets a newer request in
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
    if (latest?.id !== id) return null;
    const { model, text } = latest;
    return this.#shelf.use(model, async (reader) =>
      text.model === reader.model ? question(text) : null
    );
  }
}
