import type { Cell } from '../measures/cell';
import { fallbacks, readAddress, text, whole, writeAddress } from './address';
import type { AddressTable, Setting } from './address';
import { LECTURE } from './lecture';

/** All that changes the picture of Compare; layers and heads from 1, positions from 0. */
export interface CompareView {
  readonly a: string;
  readonly b: string;
  readonly model: string;
  readonly layer: number;
  readonly head: number;
  /** The word that is chosen and one that it looks at, by position in A; null where none is. */
  readonly cell: Cell | null;
}

/** What the address of Compare says, one line a setting. */
export const COMPARE: AddressTable<CompareView> = {
  a: text('a', LECTURE.swimming.text),
  b: text('b', LECTURE.borrowing.text),
  model: text('model', 'minilm'),
  layer: whole('layer', 1, 1),
  head: whole('head', 1, 4),
  cell: wordAndTo()
};

/** The picture that an address without parameters draws. */
export const DEFAULT_COMPARE: CompareView = fallbacks(COMPARE);

/* eslint-disable riverbank/no-words -- what the model reads, not what the page says */

/** The lecture's own pairs, each opened on a word and a head where the rows differ. */
export const PAIRS = {
  bank: DEFAULT_COMPARE,
  grandma: at('I ate, grandma.', 'I ate grandma.', 2, 9, 2),
  swapped: at('The dog bit the man.', 'The man bit the dog.', 3, 1, 3)
} satisfies Readonly<Record<string, CompareView>>;

/* eslint-enable riverbank/no-words */

/**
 * Reads an address of Compare. Whether layer, head and positions exist is known only once the texts
 * have been read.
 * @param models names of the models that can be chosen
 * @param held both texts, where the address could not hold them
 */
export function parseCompare(
  parameters: URLSearchParams,
  models: readonly string[],
  held: Pick<CompareView, 'a' | 'b'> | null = null
): CompareView {
  const said = { ...readAddress(COMPARE, parameters), ...held };
  const known = said.model !== undefined && models.includes(said.model);
  const model = known ? said.model! : DEFAULT_COMPARE.model;
  const opened = openPair(DEFAULT_COMPARE, model);
  // The default word belongs to the default sentence; another text begins without one.
  const own = (said.a ?? opened.a) === opened.a && !parameters.has('layer');
  return { ...opened, cell: own ? opened.cell : null, ...said, model };
}

/**
 * A pair that was chosen for the default model, with another one: those have one head and put no
 * [CLS] before the text, so every word stands one position earlier.
 */
export function openPair(view: CompareView, model: string): CompareView {
  if (model === DEFAULT_COMPARE.model) return view;
  const cell = view.cell && { from: view.cell.from - 1, to: view.cell.to - 1 };
  return { ...view, model, layer: 1, head: 1, cell };
}

/** The query string of a view, "?" included; `parseCompare` reads it back. */
export const formatCompare = (view: CompareView): string => writeAddress(COMPARE, view);

/** Both texts as one, as a tab keeps what no address can hold. */
export const joinTexts = ({ a, b }: Pick<CompareView, 'a' | 'b'>): string => JSON.stringify([a, b]);
export function partTexts(joined: string): Pick<CompareView, 'a' | 'b'> {
  const [a, b] = JSON.parse(joined) as [string, string];
  return { a, b };
}

function at(a: string, b: string, layer: number, head: number, word: number): CompareView {
  return { ...DEFAULT_COMPARE, a, b, layer, head, cell: { from: word, to: word } };
}

/** The chosen word, and what it looks at where that is another one. */
function wordAndTo(): Setting<Cell | null> {
  const [word, to] = [whole('word', 0, 0), whole('to', 0, 0)];
  return {
    fallback: { from: 8, to: 8 },
    read: (parameters) => {
      const from = word.read(parameters);
      return from === undefined ? undefined : { from, to: to.read(parameters) ?? from };
    },
    write: (cell): ReturnType<Setting<Cell>['write']> =>
      cell ? { ...word.write(cell.from), ...(cell.to !== cell.from && to.write(cell.to)) } : {}
  };
}
