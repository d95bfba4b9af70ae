import type { Hue } from '../figures/colour';
import {
  largestScore,
  mixedColours,
  scoreColours,
  weightColours,
  type ColourScale
} from '../figures/scale';
import { select } from '../measures/select';
import { summariseMap } from '../measures/summary';
import type { Picture } from '../state/picture';
import { isCut } from '../transformer/cuts';
import type { Attention } from '../transformer/trace';
import type { Words } from '../words/languages';

/**
 * One way of attending, ready to be drawn: proposal 1, proposal 2, a twin's own, or what lies between
 * two. Everything that differs between them is made here, once.
 */
export interface Proposal {
  readonly kind: 'one' | 'learned' | 'twin' | 'mixed';
  readonly title: string;
  readonly formula: string;
  /** The accessible name of its map. */
  readonly name: string;
  /** What heads its column in a table. */
  readonly column: string;
  /** Clay where nothing is learned, river blue where Q and K are. */
  readonly hue: Hue;
  /** By what its products are divided, in words. */
  readonly divided: string;
  readonly attention: Attention;
  readonly colours: ColourScale;
}

const WEIGHTS = { clay: weightColours('clay'), river: weightColours('river') };

/** Whether a model's own attention is a dot product, with nothing learned. */
export const isTwin = ({ reading }: Picture) => reading.trace.model.attention !== 'learned';

/** The hue of a model's own attention. */
export const ownHue = (picture: Picture): Hue => (isTwin(picture) ? 'clay' : 'river');

/** Proposal 1 in the layer that is shown; null while that is on its way. */
export function proposalOne(say: Words, picture: Picture): Proposal | null {
  const { one: attention, layer, view } = picture;
  if (!attention) return null;
  const { dModel } = picture.reading.trace.model;
  const { one } = say.maps.proposal;
  const { not, byRoot, byLengths } = say.maps.divided;
  return {
    kind: 'one',
    title: one.title(view.similarity),
    formula: one.formula(view.drawn, view.similarity, dModel, layer),
    name: one.name(layer),
    column: say.maps.comparison[view.similarity],
    hue: 'clay',
    divided: { dot: not, scaled: byRoot(dModel), cosine: byLengths }[view.similarity],
    attention,
    colours: coloursOf('clay', picture)
  };
}

/** The model's own attention in the head that is shown: proposal 2, or a twin's. */
export function proposalTwo(say: Words, picture: Picture): Proposal | null {
  const { two: attention, layer, head, view, reading } = picture;
  if (!attention) return null;
  const { attention: kind, dHead } = reading.trace.model;
  const { learned, twin } = say.maps.proposal;
  const { not, byRoot } = say.maps.divided;
  const hue = ownHue(picture);
  const colours = coloursOf(hue, picture);
  const shared = { hue, attention, colours } as const;
  if (kind === 'learned') {
    const asKeys = isCut(reading.trace.cuts, 'keys', layer, head);
    const { title, formula } = asKeys ? learned.asKeys : learned;
    return {
      ...shared,
      kind: 'learned',
      title,
      formula: formula(view.drawn, dHead, layer, head),
      name: learned.name(layer, head),
      column: learned.column,
      divided: byRoot(dHead)
    };
  }
  return {
    ...shared,
    kind: 'twin',
    title: twin.title(kind),
    formula: twin.formula(view.drawn, kind, dHead, layer),
    name: twin.name(kind, layer),
    column: twin.column,
    divided: kind === 'unit-dot-product' ? not : byRoot(dHead)
  };
}

/** What the slider makes of the two; proposal 2 itself at its end, and for a twin, which has none. */
export function proposalDrawn(say: Words, picture: Picture): Proposal | null {
  const two = proposalTwo(say, picture);
  const { mixed: attention, layer, head, view } = picture;
  const { blend: t, similarity, drawn } = view;
  if (!two || !attention || two.kind === 'twin' || t === 1) return attention && two;
  const { dModel, dHead } = picture.reading.trace.model;
  const { mixed } = say.maps.proposal;
  return {
    ...two,
    kind: 'mixed',
    title: mixed.title(t),
    formula: mixed.formula(drawn, t, similarity, dModel, dHead),
    name: mixed.name(t, layer, head),
    attention,
    colours: coloursOf(t, picture)
  };
}

/**
 * Weights on the fixed domain. Scores on one scale for both maps, as far as the largest that either
 * proposal shows: nothing that lies between them goes beyond it.
 * @param hue a proposal's own, or how far between proposal 1 (0) and proposal 2 (1)
 */
function coloursOf(hue: Hue | number, { view, positions, one, two }: Picture): ColourScale {
  if (view.drawn !== 'scores') return typeof hue === 'number' ? mixedColours(hue) : WEIGHTS[hue];
  const shown = [one, two].map((attention) =>
    attention ? largestScore(select(attention.scores, positions)) : 0
  );
  return scoreColours(hue, Math.max(...shown));
}

/** What its map amounts to, where that is at hand; of what lies between the proposals it is found here. */
export function summaryOf(picture: Picture, which: 'one' | 'drawn', { kind, attention }: Proposal) {
  const { compared, reading, layer, head } = picture;
  if (which === 'one') return compared[layer - 1];
  if (kind === 'mixed') return summariseMap(attention, reading.trace.tokens);
  return reading.summary[layer - 1]?.maps[head];
}
