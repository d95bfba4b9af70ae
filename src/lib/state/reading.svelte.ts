import { isWhole, type Reading } from '../engine/contract';
import type { Side } from './view';

/** Why the text was not read. */
export type ReadTrouble =
  { readonly kind: 'unread'; readonly error: Error } | { readonly kind: 'crashed' };

/** A reading that is not whole, with the layers that it lacks from another of the same text. */
export const withRest = (part: Reading, other: Reading): Reading => {
  const rest = <T>(own: readonly T[], all: readonly T[]) => [...own, ...all.slice(own.length)];
  return {
    ...part,
    trace: { ...part.trace, layers: rest(part.trace.layers, other.trace.layers) },
    overview: rest(part.overview, other.overview),
    summary: rest(part.summary, other.summary)
  };
};

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
  /** Whether the picture is this machine's own, every layer of it, and not what the page was built with. */
  readonly live = $derived(isWhole(this.reading));

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
