import type { Component } from 'svelte';
import type { PairDots } from '../../lesson/dots';
import type { FigureKind, FigureOf } from '../../lesson/figure';
import type { LessonPlace } from '../../lesson/place';
import type { Picture, Pointing } from '../../state/picture';

/** What the figure of a step is given. */
export interface FigureProps<Kind extends FigureKind = FigureKind> {
  figure: FigureOf<Kind>;
  /** The live reading, with the step's words in focus. */
  picture: Picture;
  /** Points for as long as it is pointed at; `choose` chooses another layer and head. */
  pointing: Pointing;
  /** Whether the answer may be seen: before, what is drawn must not give it away. */
  revealed: boolean;
  /** The two words, layer and head that the step asks about. */
  place: LessonPlace;
  /** The visitor's dots as each of the two words; null where one of them is a mark. */
  dots: PairDots | null;
  /** Spends dots as a word of the sentence. */
  onspend: (word: number, dots: readonly number[]) => void;
}

/** A figure by its kind, its code loaded when a step first draws it. */
export const FIGURES: {
  readonly [Kind in FigureKind]: () => Promise<{ default: Component<FigureProps<Kind>> }>;
} = {
  dots: () => import('./figures/Dots.svelte'),
  map: () => import('./figures/Map.svelte'),
  stack: () => import('./figures/Stack.svelte'),
  softmax: () => import('./figures/Softmax.svelte'),
  sum: () => import('./figures/Sum.svelte'),
  dimensions: () => import('./figures/Dimensions.svelte'),
  keys: () => import('./figures/Keys.svelte'),
  number: () => import('./figures/Number.svelte'),
  heads: () => import('./figures/Heads.svelte'),
  row: () => import('./figures/Row.svelte'),
  journey: () => import('./figures/Journey.svelte'),
  exams: () => import('./figures/Exams.svelte'),
  effects: () => import('./figures/Effects.svelte')
};
