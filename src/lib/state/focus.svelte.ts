import type { Spot } from '../engine/contract';
import { sameModel, type ModelIdentity, type Trace } from '../transformer/trace';
import type { Cell } from '../measures/cell';
import { followLock, lockIn, type Lock } from './lock';
import { DEFAULT_VIEW, type View } from './view';

/** What all figures point at: a layer and a head of it, and a pair of words. */
export class Focus {
  layer = $state(DEFAULT_VIEW.layer);
  head = $state(DEFAULT_VIEW.head);
  /** Layer and head that an address asks of a model which has not read yet. */
  asked = $state.raw<Spot | null>(null);
  /** The pair that stays, with the text and the model whose words it counts. */
  kept = $state.raw<Lock | null>(null);
  hovered = $state.raw<Cell | null>(null);
  readonly spot: Spot = $derived({ layer: this.layer, head: this.head });

  /** Takes on what an address says. @param trace the picture, which may be another model's */
  show(view: View, trace: Trace): void {
    const { nLayers, nHeads, name } = trace.model;
    this.asked = name === view.model ? null : { layer: view.layer, head: view.head };
    this.layer = view.layer <= nLayers ? view.layer : Math.min(DEFAULT_VIEW.layer, nLayers);
    this.head = view.head <= nHeads ? view.head : Math.min(DEFAULT_VIEW.head, nHeads);
    const kept = view.cell && { cell: view.cell, text: view.text, model: view.model };
    this.kept = followLock(kept, trace, trace);
    this.hovered = null;
  }

  /** A click may come late, on a figure of a larger model than the picture is of. */
  choose(layer: number, head: number, { nLayers, nHeads }: ModelIdentity): void {
    if (layer > nLayers || head > nHeads) return;
    this.asked = null;
    this.layer = layer;
    this.head = head;
  }

  preview(cell: Cell | null): void {
    const now = this.hovered;
    if (cell?.from !== now?.from || cell?.to !== now?.to) this.hovered = cell;
  }

  lock(cell: Cell, trace: Trace): void {
    const n = trace.tokens.length;
    if (cell.from >= n || cell.to >= n) return; // late too
    this.kept = lockIn(cell, trace);
    this.hovered = null;
  }

  /** What was asked or pointed at before another model is of no use. */
  forget(): void {
    this.asked = null;
    this.hovered = null;
  }

  free(): void {
    this.kept = null;
    this.hovered = null;
  }

  /** Goes with its words from one reading to the next, which may be another model's. */
  follow(before: Trace, after: Trace): void {
    if (!sameModel(before.model, after.model)) this.#turnTo(after.model);
    this.kept = followLock(this.kept, before, after);
  }

  /** Fits layer and head to another model: what was asked, or else the nearest there is. */
  #turnTo({ nLayers, nHeads }: ModelIdentity): void {
    const fit = (wanted: number | undefined, now: number, most: number) =>
      wanted === undefined ? Math.min(now, most) : wanted <= most ? wanted : 1;
    this.layer = fit(this.asked?.layer, this.layer, nLayers);
    this.head = fit(this.asked?.head, this.head, nHeads);
    this.asked = null;
    this.hovered = null;
  }
}
