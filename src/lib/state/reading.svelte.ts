import type { ReadingDesk } from '../engine/client';
import type { Reading, Spot } from '../engine/contract';
import { isCrash } from './model.svelte';

/** Why the text was not read. */
export type ReadTrouble =
  { readonly kind: 'unread'; readonly error: Error } | { readonly kind: 'crashed' };

/** A text and its latest reading; the newest text wins. */
export class ReadingState {
  #desk: ReadingDesk | null = null;
  text = $state('');
  /** The picture: of this text, or of one before it until this one is read. */
  reading = $state.raw<Reading>()!;
  trouble = $state.raw<ReadTrouble | null>(null);
  readonly trace = $derived(this.reading.trace);
  readonly blank = $derived(this.text.trim() === '');
  /** Whether the picture is this machine's own, and not the one that the page was built with. */
  readonly live = $derived(this.reading.id > 0);

  /** @param first shown until there is another */
  constructor(first: Reading) {
    this.reading = first;
    this.text = first.trace.text;
  }

  /** Takes a desk to read at. */
  connect(desk: ReadingDesk): void {
    this.#desk = desk;
  }

  /**
   * Reads the text.
   * @returns the reading, or null when there is none to show; it is shown by whoever asked
   * @throws what says that the model is not held any more
   */
  async read(model: string, spot: Spot): Promise<Reading | null> {
    try {
      return (await this.#desk?.read({ model, text: this.text, spot })) ?? null;
    } catch (error) {
      if ((error as Error).name === 'ModelGoneError') throw error;
      if (!isCrash(error)) this.trouble = { kind: 'unread', error: error as Error };
      return null;
    }
  }
}
