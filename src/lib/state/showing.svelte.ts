import { mix } from '../measures/mix';
import { compareBy } from '../measures/similarity';
import { suggestedPair } from '../measures/suggest';
import type { Cell } from '../measures/cell';
import { sameModel, type Matrix } from '../transformer/trace';
import type { CutState } from './cuts.svelte';
import type { Focus } from './focus.svelte';
import type { ModelState } from './model.svelte';
import type { OnDemand } from './on-demand.svelte';
import type { Picture } from './picture';
import type { ReadingState } from './reading.svelte';
import type { Settings } from './settings.svelte';
import type { View } from './view';

/** The parts of a session that a picture follows from. */
export interface Parts {
  readonly model: ModelState;
  readonly reading: ReadingState;
  readonly focus: Focus;
  readonly settings: Settings;
  readonly cuts: CutState;
  readonly onDemand: OnDemand;
  /** What the reading without cuts does not bring by itself. */
  readonly uncutDemand: OnDemand;
}

/** A map that is on its way. */
const BLANK: Matrix = { rows: 1, columns: 1, data: new Float32Array(1) };

/** What is shown of a reading, derived from its text, the focus and the settings. */
export class Showing {
  readonly #parts: Parts;

  /** @param parts of one session */
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the picture is another model's than the one that is wanted. */
  readonly switching = $derived.by(() => {
    const { held, wanted } = this.#parts.model;
    const { model } = this.#parts.reading.trace;
    // One that was trained here may be replaced by another of its name.
    const replaced = held?.identity.name === model.name && !sameModel(held.identity, model);
    return model.name !== wanted || replaced;
  });
  /** Whether the picture belongs to another text, another model or other cuts than those now wanted. */
  readonly stale = $derived.by(
    () =>
      this.#parts.reading.text !== this.#parts.reading.trace.text ||
      this.switching ||
      this.#parts.cuts.pending
  );
  readonly #positions = $derived.by(() => {
    const { tokens } = this.#parts.reading.trace;
    const all = tokens.map((_, position) => position);
    const words = all.filter((position) => !tokens[position].special);
    // A text of special tokens alone has nothing else to show.
    return this.#parts.settings.drawing.hideSpecial && words.length > 0 ? words : all;
  });
  readonly one = $derived.by(() => {
    const { reading, focus, settings, onDemand } = this.#parts;
    const scaled = onDemand.dotProduct(reading.reading, focus.layer);
    return scaled && compareBy(scaled, settings.drawing.similarity);
  });
  readonly two = $derived.by(() =>
    this.#parts.onDemand.own(this.#parts.reading.reading, this.#parts.focus.spot)
  );
  readonly #mixed = $derived.by(() =>
    this.one && this.two ? mix(this.one, this.two, this.#parts.settings.drawing.blend) : null
  );
  /** The same maps without the cuts, where what those change is drawn. */
  readonly #before = $derived.by(() => {
    const { reading, focus, settings, uncutDemand } = this.#parts;
    const { side, similarity, blend } = settings.drawing;
    const { uncut } = reading;
    if (side !== 'difference' || !uncut) return null;
    const scaled = uncutDemand.dotProduct(uncut, focus.layer);
    const one = scaled && compareBy(scaled, similarity);
    const two = uncutDemand.own(uncut, focus.spot);
    return one && two && { one, two, mixed: mix(one, two, blend) };
  });
  /** What is shown where nothing is pointed at or locked. */
  readonly #suggested = $derived.by(
    () => this.two && suggestedPair(this.two, this.#parts.reading.trace.tokens)
  );
  /** The pair that is locked in this picture. */
  readonly locked = $derived.by(() => {
    const { kept } = this.#parts.focus;
    const { text, model } = this.#parts.reading.trace;
    // An address speaks of a text that is still to be read.
    return kept?.text === text && kept.model === model.name ? kept.cell : null;
  });
  /** The pair that all figures point at. */
  readonly cell = $derived.by((): Cell | null => {
    const shown = this.#positions;
    const visible = (cell: Cell | null) =>
      cell && shown.includes(cell.from) && shown.includes(cell.to) ? cell : null;
    return visible(this.#parts.focus.hovered) ?? visible(this.locked) ?? this.#suggested;
  });
  readonly #pair = $derived.by(() =>
    this.cell ? this.#parts.onDemand.pair(this.#parts.reading.reading, this.cell) : []
  );
  /** Proposal 1 in every layer as it is compared; null where that is on its way. */
  readonly #compared = $derived.by(() => {
    const { reading, settings, onDemand } = this.#parts;
    const read = onDemand.compared(reading.reading, settings.drawing.similarity);
    return Array.from({ length: reading.trace.model.nLayers }, (_, l) => read[l] ?? null);
  });
  readonly #overview = $derived.by(() => {
    const { overview, trace } = this.#parts.reading.reading;
    return Array.from({ length: trace.model.nLayers }, (_, l) => [
      this.#compared[l]?.map ?? BLANK,
      ...(overview[l]?.slice(1) ?? Array<Matrix>(trace.model.nHeads).fill(BLANK))
    ]);
  });
  readonly #overviewBefore = $derived.by(() => {
    const { reading, settings, uncutDemand } = this.#parts;
    const { side, similarity } = settings.drawing;
    const { uncut } = reading;
    if (side !== 'difference' || !uncut || this.#compared.includes(null)) return null;
    const ones = uncutDemand.compared(uncut, similarity);
    if (ones.includes(null)) return null;
    return uncut.overview.map(([, ...heads], l) => [ones[l]!.map, ...heads]);
  });
  /** What the address bar says. */
  readonly view = $derived.by((): View => {
    const { focus, model, reading, settings, cuts: cutting } = this.#parts;
    const { layer, head } = focus.asked ?? focus.spot;
    const cell = focus.kept?.model === model.wanted ? focus.kept.cell : null;
    const cuts = cutting.kept.model === model.wanted ? cutting.kept.cuts : [];
    const { text } = reading;
    return { text, model: model.wanted, layer, head, cell, cuts, ...settings.drawing };
  });
  /** All that is drawn, in plain values. */
  readonly picture = $derived.by((): Picture => {
    const { focus, model, reading, settings, onDemand, cuts } = this.#parts;
    const { layer, head } = focus;
    const { text, model: made } = reading.trace;
    const card = model.cardOf(made);
    const [cell, locked] = [this.cell, this.locked];
    return {
      reading: reading.reading,
      live: reading.live,
      card,
      // What is wanted may be another text or model, or other cuts already: nothing is drawn anew for it.
      view: {
        ...settings.drawing,
        text,
        model: made.name,
        layer,
        head,
        cell: locked,
        cuts: cuts.read
      },
      layer,
      head,
      positions: this.#positions,
      cell,
      locked: locked !== null && locked.from === cell?.from && locked.to === cell?.to,
      input: onDemand.input(reading.reading, layer),
      one: this.one,
      two: this.two,
      mixed: this.#mixed,
      uncut: reading.uncut,
      before: this.#before,
      biases: card?.biases[layer - 1]?.[head - 1] ?? null,
      pair: this.#pair,
      overview: this.#overview,
      overviewBefore: this.#overviewBefore,
      compared: this.#compared.map((layer) => layer?.summary ?? null)
    };
  });
}
