import type { Similarity } from '../measures/similarity';

/** Ten dots, to be spent as each of the two words. */
export interface DotsFigure {
  readonly kind: 'dots';
}

/** The pair's own map of one proposal. */
export interface MapFigure {
  readonly kind: 'map';
  readonly proposal: 'one' | 'two';
  readonly drawn: 'pattern' | 'scores';
  readonly similarity: Similarity;
  /** Whether weights and scores can be changed for each other. */
  readonly both?: boolean;
  /** Whose dots are held against its rows. */
  readonly dots: readonly ('from' | 'to')[];
}

/** The vectors of all words at every layer, by their lengths. */
export interface StackFigure {
  readonly kind: 'stack';
  /** |h^(l)_i| of every token, for l = 0..K. */
  readonly lengths: readonly (readonly number[])[];
}

/** A row of scores that can be dragged. */
export interface SoftmaxFigure {
  readonly kind: 'softmax';
  /** Every token that is not masked, with its score. */
  readonly labels: readonly string[];
  readonly scores: readonly number[];
}

/** What each word hands to the word that looks, and what that adds up to. */
export interface SumFigure {
  readonly kind: 'sum';
}

/** Cosines of random vectors, and the sentence's own. */
export interface DimensionsFigure {
  readonly kind: 'dimensions';
  readonly dModel: number;
  readonly own: readonly number[];
}

/** What a step draws, as plain data; `panels/lesson/figures.ts` has the component of each kind. */
export type Figure =
  DotsFigure | MapFigure | StackFigure | SoftmaxFigure | SumFigure | DimensionsFigure;
export type FigureKind = Figure['kind'];
export type FigureOf<Kind extends FigureKind> = Extract<Figure, { readonly kind: Kind }>;
