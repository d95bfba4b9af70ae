import type { Reading } from '../engine/contract';
import type { Side } from './view';

/** Why the text was not read. */
export type ReadTrouble =
  { readonly kind: 'unread'; readonly error: Error } | { readonly kind: 'crashed' };

/** A text and its latest reading; the newest text wins. */
export class ReadingState {
  text = $state('');
  /** The picture: of this text, or of one before it until this one is read. */
  readonly reading = $derived.by(() => (this.#side() === 'before' && this.uncut) || this.latest);
  /** With whatever is cut. */
  latest = $state.raw<Reading>()!;
  /** The same text without cuts; null where nothing is cut. */
  uncut = $state.raw<Reading | null>(null);
  trouble = $state.raw<ReadTrouble | null>(null);
  readonly trace = $derived(this.reading.trace);
  readonly blank = $derived(this.text.trim() === '');
  /** Whether the picture is this machine's own, and not the one that the page was built with. */
  readonly live = $derived(this.reading.id > 0);

  readonly #side: () => Side;

  /**
   * @param first shown until there is another
   * @param side whether the reading with or without cuts is shown
   */
  constructor(first: Reading, side: () => Side) {
    this.#side = side;
    this.latest = first;
    this.text = first.trace.text;
  }
}
