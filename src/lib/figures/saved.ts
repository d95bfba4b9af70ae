import type { Stamp } from './csv';
import type { Draw, Kit } from './draw';

/** What can be saved of a figure. */
export interface Saved {
  /** The figure's accessible name. */
  readonly name: string;
  /** What the file says of itself: sentence, model, layer and head, address. */
  readonly stamp: Stamp;
  /** The picture, needing nothing of the page; left out where there are numbers alone. */
  readonly draw?: Draw;
  /** What stands above the picture instead of the figure's name. */
  readonly heading?: string;
  /** How the picture is read. */
  readonly note?: string;
  /** The values as CSV text; left out where parts of the figure have files of their own. */
  readonly csv?: (kit: Kit) => string;
}
