import { disposeWeights, ModelGoneError } from '../transformer/weights';
import type { ModelCard } from './contract';
import type { Reader } from './reader';

export { ModelGoneError };

interface Held {
  readonly reader: Reader;
  readonly card: ModelCard;
  /** Readings under way with it. */
  users: number;
}

/**
 * Bytes of weights that are held at most, as float32, before the model that was used least recently
 * makes room: MiniLM takes 91 MB so, and the page's own limit at 512 tokens is 500 MB.
 */
export const ROOM = 256e6;
const BYTES_PER_NUMBER = 4;

/** The models that the engine can read with, by name, the least recently used one first. */
export class Shelf {
  readonly #held = new Map<string, Held>();
  readonly #room: number;
  /** Readings under way that somebody waits for. */
  #waitedFor = 0;
  /** Who gives way to them. */
  #behind: (() => void)[] = [];

  constructor(room = ROOM) {
    this.#room = room;
  }

  /** The card of a model that is held. */
  card(name: string): ModelCard | null {
    return this.#held.get(name)?.card ?? null;
  }

  /** Takes a model, in place of one of that name; others make room where it is short. */
  put(reader: Reader, card: ModelCard): void {
    const { name } = card.identity;
    const old = this.#held.get(name);
    this.#held.delete(name);
    this.#held.set(name, { reader, card, users: 0 });
    if (old) this.#letGo(old);
    for (const [other, held] of this.#held) {
      if (this.#size() <= this.#room) break;
      if (other === name || held.users > 0) continue;
      this.drop(other);
    }
  }

  /** Lets go of a model, if it is there. */
  drop(name: string): void {
    const held = this.#held.get(name);
    this.#held.delete(name);
    if (held) this.#letGo(held);
  }

  /**
   * Runs with a model, which stays whole until the end even if another takes its place.
   * @throws ModelGoneError when there is none of that name
   */
  async use<T>(name: string, run: (reader: Reader) => Promise<T>): Promise<T> {
    this.#waitedFor++;
    try {
      return await this.useBehind(name, run);
    } finally {
      if (--this.#waitedFor === 0) for (const go of this.#behind.splice(0)) go();
    }
  }

  /** As `use`, for long work that gives way to readings: it awaits `quiet` between its steps. */
  async useBehind<T>(name: string, run: (reader: Reader) => Promise<T>): Promise<T> {
    const mine = this.#held.get(name);
    if (!mine) throw new ModelGoneError(name);
    this.#held.delete(name);
    this.#held.set(name, mine); // now the most recently used
    mine.users++;
    try {
      return await run(mine.reader);
    } finally {
      mine.users--;
      this.#release(mine);
    }
  }

  /** Resolves once nothing runs by `use`. */
  async quiet(): Promise<void> {
    while (this.#waitedFor > 0) await new Promise<void>((go) => this.#behind.push(go));
  }

  #size(): number {
    return [...this.#held.values()].reduce(
      (sum, { card }) => sum + card.parameters * BYTES_PER_NUMBER,
      0
    );
  }

  /** Ends readings that wait for more of a model, and frees it once nobody reads with it. */
  #letGo(held: Held): void {
    held.reader.model.weights.stop?.();
    this.#release(held);
  }

  /** Frees a model that is held no more, once nobody reads with it. */
  #release(held: Held): void {
    const there = this.#held.get(held.card.identity.name) === held;
    if (!there && held.users === 0) disposeWeights(held.reader.model.weights);
  }
}
