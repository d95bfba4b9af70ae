import { align, sharedOf } from '../measures/align';
import type { Cell } from '../measures/cell';
import {
  differenceMap,
  furthestWord,
  headsByDifference,
  rowDifference
} from '../measures/two-texts';
import { areWords } from '../tokenizer/token';
import type { Comparison } from './comparison';
import type { CompareSession } from './compare.svelte';
import type { CompareView } from './compare-view';

/** What of a session a comparison follows from. */
type Parts = Pick<CompareSession, 'a' | 'b' | 'focus' | 'model' | 'pair'>;

/** What is shown of two texts, derived from their readings and the focus. */
export class Comparing {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the picture is of other texts, or by another model, than are wanted now. */
  readonly stale = $derived.by(() => {
    const { a, b, pair, model } = this.#parts;
    return (
      a.reading.text !== pair.a.trace.text ||
      b.reading.text !== pair.b.trace.text ||
      pair.a.trace.model.name !== model.wanted
    );
  });
  readonly #aligned = $derived.by(() =>
    align(this.#parts.pair.a.trace.tokens, this.#parts.pair.b.trace.tokens)
  );
  readonly #shared = $derived.by(() => sharedOf(this.#aligned));
  /** The patterns of the chosen head; null while a long text's is on its way. */
  readonly #maps = $derived.by(() => {
    const { a, b, pair, focus } = this.#parts;
    const one = a.onDemand.own(pair.a, focus.spot);
    const other = b.onDemand.own(pair.b, focus.spot);
    return one && other && { a: one.pattern, b: other.pattern };
  });
  readonly #difference = $derived.by(() =>
    this.#maps ? differenceMap(this.#maps.a, this.#maps.b, this.#shared) : null
  );
  /** The pair that is locked in this picture, by index among what is shared. */
  readonly #locked = $derived.by(() => {
    const { focus, pair } = this.#parts;
    const { text, model } = pair.a.trace;
    const { kept } = focus;
    return kept?.text === text && kept.model === model.name ? this.#among(kept.cell) : null;
  });
  /** Where nobody chose: the word whose rows are furthest apart here, of whole words if there are any. */
  readonly #suggested = $derived.by(() => {
    if (!this.#maps) return null;
    const { tokens } = this.#parts.pair.a.trace;
    const all = [...this.#shared.keys()];
    const words = all.filter((index) => areWords([tokens[this.#shared[index].a]]));
    return furthestWord(this.#maps.a, this.#maps.b, this.#shared, words.length > 0 ? words : all);
  });
  readonly #word = $derived.by(() => this.#locked?.from ?? this.#suggested);
  readonly #cell = $derived.by((): Cell | null => {
    const hovered = this.#among(this.#parts.focus.hovered);
    const own = this.#word === null ? null : { from: this.#word, to: this.#word };
    return hovered ?? this.#locked ?? own;
  });
  readonly #row = $derived.by(() =>
    this.#maps && this.#word !== null
      ? rowDifference(this.#maps.a, this.#maps.b, this.#shared[this.#word], this.#shared)
      : null
  );
  readonly #heads = $derived.by(() => {
    const { a, b } = this.#parts.pair;
    if (this.#word === null) return [];
    const [layers, others] = [a, b].map(({ trace }) => trace.layers.map(({ heads }) => heads));
    // Long texts come without their layers.
    if (layers.length === 0 || others.length === 0) return [];
    return headsByDifference(layers, others, this.#shared[this.#word], this.#shared);
  });
  /** What the address bar says. */
  readonly view = $derived.by((): CompareView => {
    const { a, b, focus, model } = this.#parts;
    const { layer, head } = focus.asked ?? focus.spot;
    const cell = focus.kept?.model === model.wanted ? focus.kept.cell : null;
    return { a: a.reading.text, b: b.reading.text, model: model.wanted, layer, head, cell };
  });
  /** All that is drawn, in plain values. */
  readonly comparison = $derived.by((): Comparison => {
    const { pair, focus, model } = this.#parts;
    const { name } = pair.a.trace.model;
    const { layer, head } = focus;
    const texts = { a: pair.a.trace.text, b: pair.b.trace.text };
    return {
      ...pair,
      live: pair.a.id > 0 && pair.b.id > 0,
      card: model.cardOf(pair.a.trace.model),
      view: { ...this.view, ...texts, model: name, layer, head },
      layer,
      head,
      aligned: this.#aligned,
      shared: this.#shared,
      maps: this.#maps,
      difference: this.#difference,
      word: this.#word,
      cell: this.#cell,
      locked: this.#locked !== null && this.#parts.focus.hovered === null,
      row: this.#row,
      heads: this.#heads
    };
  });

  /** A cell of A by index among what is shared; null where it is not. */
  #among(cell: Cell | null): Cell | null {
    if (!cell) return null;
    const at = (position: number) => this.#shared.findIndex(({ a }) => a === position);
    const [from, to] = [at(cell.from), at(cell.to)];
    if (from < 0) return null;
    return { from, to: to < 0 ? from : to };
  }
}
