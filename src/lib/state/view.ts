import { SIMILARITIES, type Similarity } from '../measures/similarity';
import {
  choice,
  fallbacks,
  flag,
  readAddress,
  share,
  text,
  whole,
  writeAddress,
  type Setting,
  type AddressTable
} from './address';
import { TRAINED } from './trained';
import type { Cell } from '../measures/cell';
import type { Cut } from '../transformer/cuts';
import { cutSetting } from './cut-address';

/** What the maps draw: weights after the softmax, or scores before it. */
export const DRAWN = ['pattern', 'scores'] as const;
export type Drawn = (typeof DRAWN)[number];

/** Which reading is drawn where something is cut: the one with the cuts, without, or what they change. */
export const SIDES = ['after', 'before', 'difference'] as const;
export type Side = (typeof SIDES)[number];

/** How the maps are drawn, whatever is read. */
export interface Drawing {
  /** How proposal 1 compares two vectors. */
  readonly similarity: Similarity;
  readonly drawn: Drawn;
  /** How far proposal 1 is turned into proposal 2, from 0 to 1. */
  readonly blend: number;
  readonly hideSpecial: boolean;
  readonly side: Side;
}

/** All that changes the picture of Explore; layers and heads from 1, positions from 0. */
export interface View extends Drawing {
  readonly text: string;
  readonly model: string;
  readonly layer: number;
  readonly head: number;
  /** The locked pair of words; null when none is. */
  readonly cell: Cell | null;
  /** What the reading does without. */
  readonly cuts: readonly Cut[];
}

/** What an address says of how the maps are drawn, one line a setting. */
export const DRAWING: AddressTable<Drawing> = {
  similarity: choice('similarity', SIMILARITIES, 'scaled'),
  drawn: choice('draw', DRAWN, 'pattern', true),
  blend: share('blend', 1),
  hideSpecial: flag('special', 'hidden'),
  side: choice('show', SIDES, 'after', true)
};

/** What the address of Explore says, one line a setting. */
export const EXPLORE: AddressTable<View> = {
  // eslint-disable-next-line riverbank/no-words -- what the model reads, not what the page says
  text: text('text', 'I went swimming with Anna at the bank.'),
  model: text('model', 'minilm'),
  layer: whole('layer', 1, 1),
  head: whole('head', 1, 4),
  cell: pair('from', 'to', { from: 8, to: 3 }),
  cuts: cutSetting('cut'),
  ...DRAWING
};

/** The picture that an address without parameters draws. */
export const DEFAULT_VIEW: View = fallbacks(EXPLORE);

/**
 * Reads an address of Explore. Whether layer, head and positions exist is known only once the text
 * has been read.
 * @param models names of the models that can be chosen
 * @param held the text, where the address could not hold it
 */
export function parseView(
  parameters: URLSearchParams,
  models: readonly string[],
  held: string | null = null
): View {
  const said = { ...readAddress(EXPLORE, parameters), ...(held !== null && { text: held }) };
  const known = said.model !== undefined && models.includes(said.model);
  const model = known ? said.model! : DEFAULT_VIEW.model;
  const opened = openWith(DEFAULT_VIEW, model);
  // The default pair belongs to the default sentence; another text begins without one.
  const own = (said.text ?? opened.text) === opened.text && !parameters.has('layer');
  const view = { ...opened, cell: own ? opened.cell : null, ...said, model };
  // What was trained in another tab counted its own words.
  return !known && said.model === TRAINED ? { ...view, cell: null, cuts: [] } : view;
}

/**
 * A view that was chosen for the default model, with another one: the others have one head and put
 * no [CLS] before the text, so every word stands one position earlier.
 * @param view over words that are one token each in either model
 */
export function openWith(view: View, model: string): View {
  if (model === DEFAULT_VIEW.model) return view;
  const cell = view.cell && { from: view.cell.from - 1, to: view.cell.to - 1 };
  return { ...view, model, layer: 1, head: 1, cell };
}

/** The query string of a view, "?" included; `parseView` reads it back. */
export const formatView = (view: View): string => writeAddress(EXPLORE, view);

/** Two positions, or none. */
function pair(from: string, to: string, fallback: Cell): Setting<Cell | null> {
  const [first, second] = [whole(from, 0, 0), whole(to, 0, 0)];
  return {
    fallback,
    read: (parameters) => {
      const [a, b] = [first.read(parameters), second.read(parameters)];
      return a === undefined || b === undefined ? undefined : { from: a, to: b };
    },
    write: (cell) => (cell ? { ...first.write(cell.from), ...second.write(cell.to) } : {})
  };
}
