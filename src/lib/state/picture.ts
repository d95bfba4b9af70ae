import type { ModelCard, Reading } from '../engine/contract';
import type { PairWeight } from '../measures/pair';
import type { HeadBiases } from '../transformer/biases';
import type { MapSummary } from '../measures/summary';
import type { Attention, Head, Matrix } from '../transformer/trace';
import type { Cell } from '../measures/cell';
import type { View } from './view';

/**
 * All that the panels draw of one reading under one focus, in plain values: whatever holds such a
 * value can stand a panel anywhere, twice on a page too.
 */
export interface Picture {
  readonly reading: Reading;
  /** Whether it is this machine's own, read by every layer, and not the one that the page was built with. */
  readonly live: boolean;
  /** The card of the model that made it; null until that is loaded here. */
  readonly card: ModelCard | null;
  /** The address of this picture, and with it how it is drawn. */
  readonly view: View;
  readonly layer: number;
  readonly head: number;
  /** Positions shown in the maps, in order. */
  readonly positions: readonly number[];
  /** The pair that all figures point at: hovered, else locked, else one worth looking at. */
  readonly cell: Cell | null;
  /** Whether it stays when the pointer leaves. */
  readonly locked: boolean;
  /** The layer's input, [n, dModel]; null until its vectors have come. */
  readonly input: Matrix | null;
  /** Proposal 1 for the layer; null while a long text's layer is on its way. */
  readonly one: Attention | null;
  /** The model's own attention in the head: proposal 2, or a twin's. */
  readonly two: Head | null;
  /** What the slider makes between the two. */
  readonly mixed: Attention | null;
  /** The reading without cuts; null where nothing is cut. */
  readonly uncut: Reading | null;
  /** The same maps of that reading, where what the cuts change is drawn and they are there. */
  readonly before: Record<'one' | 'two' | 'mixed', Attention> | null;
  readonly biases: HeadBiases | null;
  /** The pair's weights in every head; empty while they are on their way. */
  readonly pair: readonly PairWeight[];
  /** For each layer small maps of proposal 1, as it is compared, and of every head; blank until it has read. */
  readonly overview: readonly (readonly Matrix[])[];
  /** The same without the cuts, where what those change is drawn and all of it is there. */
  readonly overviewBefore: readonly (readonly Matrix[])[] | null;
  /** For each layer what proposal 1 amounts to; null while that is on its way. */
  readonly compared: readonly (MapSummary | null)[];
}

/** What panels call back about the focus. */
export interface Pointing {
  choose(layer: number, head: number): void;
  preview(cell: Cell | null): void;
  lock(cell: Cell): void;
  free(): void;
}
