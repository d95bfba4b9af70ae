import { disposeWeights } from '../transformer/weights';
import type { ModelCard } from './contract';
import type { Reader } from './reader';

interface Held {
  readonly reader: Reader;
  readonly card: ModelCard;
  /** Readings under way with it. */
  users: number;
}

/** The one model that the engine reads with. A replaced one is freed once nobody reads with it. */
export class Holder {
  #held: Held | null = null;

  get card(): ModelCard | null {
    return this.#held?.card ?? null;
  }
  get reader(): Reader | null {
    return this.#held?.reader ?? null;
  }

  replace(reader: Reader, card: ModelCard): void {
    const old = this.#held;
    this.#held = { reader, card, users: 0 };
    if (old) this.#release(old);
  }

  /** Runs with the model, which stays whole until the end even if another takes its place. */
  async use<T>(run: (reader: Reader) => Promise<T>): Promise<T | null> {
    const mine = this.#held;
    if (!mine) return null;
    mine.users++;
    try {
      return await run(mine.reader);
    } finally {
      mine.users--;
      this.#release(mine);
    }
  }

  #release(held: Held): void {
    if (held !== this.#held && held.users === 0) disposeWeights(held.reader.model.weights);
  }
}
