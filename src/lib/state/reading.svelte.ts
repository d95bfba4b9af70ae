import type { Reading } from '../engine/contract';

/** Why the text was not read. */
export type ReadTrouble =
  { readonly kind: 'unread'; readonly error: Error } | { readonly kind: 'crashed' };

/** A text and its latest reading; the newest text wins. */
export class ReadingState {
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
}
