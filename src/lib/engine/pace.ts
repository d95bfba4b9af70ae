import { nextTask } from './next-task';
import type { Shelf } from './shelf';

/** Milliseconds of work after which others are let in. */
const PATIENCE = 8;

/** Work that nobody waits for any more. */
export class NewerError extends Error {
  override readonly name = 'NewerError';
}

/** The pace of long work in the worker: messages are let in between its steps, and readings go first. */
export class Pace {
  readonly #shelf: Shelf;
  readonly #wanted: () => boolean;
  #looked = -Infinity;

  /** @param wanted whether anybody still waits for the work */
  constructor(shelf: Shelf, wanted: () => boolean) {
    this.#shelf = shelf;
    this.#wanted = wanted;
  }

  /** Gives way where that is due. @returns whether the work is still wanted */
  async goOn(): Promise<boolean> {
    if (performance.now() - this.#looked > PATIENCE) {
      await nextTask();
      await this.#shelf.quiet();
      this.#looked = performance.now();
    }
    return this.#wanted();
  }
}
