import type { Component } from 'svelte';
import type { FigureKind, FigureOf } from '../../lesson/figure';
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
}

/** A figure by its kind, its code loaded when a step first draws it. */
export const FIGURES: {
  readonly [Kind in FigureKind]: () => Promise<{ default: Component<FigureProps<Kind>> }>;
} = {
  map: () => import('./figures/Map.svelte')
};
