import { SIMILARITIES, type Similarity } from '../measures/similarity';
import type { Cell } from './focus';

/** What an address can say; layers and heads from 1, positions from 0. */
export interface View {
  readonly text: string;
  readonly model: string;
  readonly layer: number;
  readonly head: number;
  /** The locked pair of words; null when none is. */
  readonly cell: Cell | null;
  readonly similarity: Similarity;
  readonly hideSpecial: boolean;
}

/** The picture that an address without parameters draws. */
export const DEFAULT_VIEW: View = {
  text: 'I went swimming with Anna at the bank.',
  model: 'minilm',
  layer: 1,
  head: 4,
  cell: { from: 8, to: 3 },
  similarity: 'scaled',
  hideSpecial: false
};

/**
 * Reads an address; whatever is unknown or impossible falls back to the default, never to an error.
 * Whether layer, head and positions exist is known only once the text has been read.
 */
export function parseView(parameters: URLSearchParams, models: readonly string[]): View {
  const text = parameters.get('text') ?? DEFAULT_VIEW.text;
  const from = whole(parameters.get('from'), 0);
  const to = whole(parameters.get('to'), 0);
  const asked = parameters.get('model') ?? '';
  const model = models.includes(asked) ? asked : DEFAULT_VIEW.model;
  const opened = openWith(DEFAULT_VIEW, model);
  const similarity = parameters.get('similarity') as Similarity;
  // The default cell belongs to the default sentence; another text begins without one.
  const fallback = text === opened.text && !parameters.has('layer') ? opened.cell : null;
  return {
    text,
    model,
    layer: whole(parameters.get('layer'), 1) ?? opened.layer,
    head: whole(parameters.get('head'), 1) ?? opened.head,
    cell: from === null || to === null ? fallback : { from, to },
    similarity: SIMILARITIES.includes(similarity) ? similarity : DEFAULT_VIEW.similarity,
    hideSpecial: parameters.get('special') === 'hidden'
  };
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
export function formatView(view: View): string {
  const parameters = new URLSearchParams({
    text: view.text,
    model: view.model,
    layer: String(view.layer),
    head: String(view.head)
  });
  if (view.cell) {
    parameters.set('from', String(view.cell.from));
    parameters.set('to', String(view.cell.to));
  }
  parameters.set('similarity', view.similarity);
  if (view.hideSpecial) parameters.set('special', 'hidden');
  return `?${parameters}`;
}

function whole(value: string | null, least: number): number | null {
  return value !== null && /^\d{1,6}$/.test(value) && Number(value) >= least ? Number(value) : null;
}
