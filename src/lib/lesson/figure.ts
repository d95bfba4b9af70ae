import type { Journey } from '../engine/effects-contract';
import type { Shadow } from '../measures/plane-of';
import type { SenseScores } from '../learning/lessons';
import type { Similarity } from '../measures/similarity';
import type { AttentionKind } from '../transformer/config';
import type { Trace } from '../transformer/trace';
import type { Taken } from './steps/cuts';

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

/** One head with keys of its own, and with its queries for keys; what a matrix does, as a detour. */
export interface KeysFigure {
  readonly kind: 'keys';
  readonly layer: number;
  readonly head: number;
  /** The sentence read with the queries for keys. */
  readonly cut: Trace;
  /** The words on the plane in which they differ most. */
  readonly points: readonly Shadow[];
  /** The singular values of the head's own matrices. */
  readonly matrices: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** The head's map, and the steps from two words' vectors to one weight of it. */
export interface NumberFigure {
  readonly kind: 'number';
}

/** Every layer and head, and those in which the word looks most at the one that it should find. */
export interface HeadsFigure {
  readonly kind: 'heads';
  readonly found: readonly { readonly layer: number; readonly head: number }[];
}

/** What several cuts take away, and what each moves. */
export interface EffectsFigure {
  readonly kind: 'effects';
  readonly taken: readonly Taken[];
}

/** The row of the word in one head, with what each token hands over by it. */
export interface RowFigure {
  readonly kind: 'row';
  readonly layer: number;
  readonly head: number;
}

/** The word's way between two meanings; null where no anchors are at hand. */
export interface JourneyFigure {
  readonly kind: 'journey';
  readonly journey: Journey | null;
  readonly meanings: readonly [string, string] | null;
  /** A sentence that calls for neither meaning. */
  readonly neutral: string | null;
}

/** What three learners make of sentences that they never saw. */
export interface ExamsFigure {
  readonly kind: 'exams';
  readonly scores: readonly (SenseScores & { readonly attention: AttentionKind })[];
}

/** What a step draws, as plain data; `panels/lesson/figures.ts` has the component of each kind. */
export type Figure =
  | DotsFigure
  | MapFigure
  | StackFigure
  | SoftmaxFigure
  | SumFigure
  | DimensionsFigure
  | KeysFigure
  | NumberFigure
  | HeadsFigure
  | EffectsFigure
  | RowFigure
  | JourneyFigure
  | ExamsFigure;
export type FigureKind = Figure['kind'];
export type FigureOf<Kind extends FigureKind> = Extract<Figure, { readonly kind: Kind }>;
