import type { Similarity } from '../measures/similarity';

/** The pair's own map of one proposal. */
export interface MapFigure {
  readonly kind: 'map';
  readonly proposal: 'one' | 'two';
  readonly drawn: 'pattern' | 'scores';
  readonly similarity: Similarity;
}

/** What a step draws, as plain data; `panels/lesson/figures.ts` has the component of each kind. */
export type Figure = MapFigure;
export type FigureKind = Figure['kind'];
export type FigureOf<Kind extends FigureKind> = Extract<Figure, { readonly kind: Kind }>;
