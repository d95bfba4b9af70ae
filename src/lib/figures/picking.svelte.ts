import type { Cell } from '../measures/cell';

/** What picking needs of the page. */
export interface Pickable {
  /** One value for each word; the same object while the same word stands there. */
  words(): readonly object[];
  /** The word looked at in the pair that is shown. */
  to(): number | null;
  preview(cell: Cell | null): void;
  lock(cell: Cell): void;
}

/**
 * Picking a pair: the word that looks, then the word it looks at, among the tokens or in the sentence
 * itself, which takes clicks for picking while that is switched on.
 */
export class Picking {
  #page: Pickable;
  #first = $state.raw<{ readonly position: number; readonly word: object } | null>(null);
  #inSentence = $state<'off' | 'once' | 'on'>('off');

  constructor(page: Pickable) {
    this.#page = page;
  }

  /** The word picked first; it is given up where another stands. */
  get first(): number | null {
    const first = this.#first;
    return first && this.#page.words()[first.position] === first.word ? first.position : null;
  }
  /** Whether a click in the sentence picks. */
  get inSentence(): boolean {
    return this.#inSentence !== 'off';
  }

  pick(position: number): void {
    const from = this.first;
    if (from === null) {
      this.#first = { position, word: this.#page.words()[position] };
      return this.point(position);
    }
    this.#first = null;
    if (this.#inSentence === 'once') this.#inSentence = 'off';
    this.#page.lock({ from, to: position });
  }
  /** Picks the word that looks, wherever one was; the sentence then takes one click for the other. */
  begin(position: number): void {
    this.#first = null;
    if (!this.inSentence) this.#inSentence = 'once';
    this.pick(position);
  }
  /** Shows the row of a word, or what a word would be looked at by, before it is picked. */
  point(position: number | null): void {
    const { first } = this;
    if (position === null) this.#page.preview(null);
    else if (first === null)
      this.#page.preview({ from: position, to: this.#page.to() ?? position });
    else this.#page.preview({ from: first, to: position });
  }
  toggle(): void {
    const on = this.inSentence;
    this.leave();
    this.#inSentence = on ? 'off' : 'on';
  }
  /** Gives up what was picked, and clicks in the sentence are for writing again. */
  leave(): void {
    this.#first = null;
    this.#inSentence = 'off';
    this.#page.preview(null);
  }
}
