import { fallbacks, keysOf } from './address';
import { DRAWING, type Drawing } from './view';

/** How the maps of a session are drawn: whatever the table in view.ts has. */
export class Settings {
  #drawing = $state(fallbacks(DRAWING));

  /** Each setting is followed by itself: a slider that is dragged draws nothing else anew. */
  get drawing(): Drawing {
    return this.#drawing;
  }

  /** @param change settings, among what else it holds; what it leaves out stays */
  set(change: Partial<Drawing>): void {
    for (const key of keysOf(DRAWING)) {
      if (change[key] !== undefined) Object.assign(this.#drawing, { [key]: change[key] });
    }
  }
}
