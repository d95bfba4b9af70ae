import type { Similarity } from '../measures/similarity';
import { DEFAULT_VIEW, type Drawn, type View } from './view';

/** How the maps are drawn, whatever is read. */
export type Drawing = Pick<View, 'similarity' | 'drawn' | 'hideSpecial' | 'blend'>;

/** How the maps of a session are drawn. */
export class Settings implements Drawing {
  /** How proposal 1 compares two vectors. */
  similarity = $state<Similarity>(DEFAULT_VIEW.similarity);
  /** Whether the maps show weights after the softmax or scores before it. */
  drawn = $state<Drawn>(DEFAULT_VIEW.drawn);
  hideSpecial = $state(DEFAULT_VIEW.hideSpecial);
  /** How far proposal 1 has been turned into proposal 2, from 0 to 1. */
  blend = $state(DEFAULT_VIEW.blend);

  set(change: Partial<Drawing>): void {
    this.similarity = change.similarity ?? this.similarity;
    this.drawn = change.drawn ?? this.drawn;
    this.hideSpecial = change.hideSpecial ?? this.hideSpecial;
    this.blend = Math.min(1, Math.max(0, change.blend ?? this.blend));
  }
}
