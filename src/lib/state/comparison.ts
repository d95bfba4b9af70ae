import type { ModelCard, Reading } from '../engine/contract';
import type { Aligned, Shared } from '../measures/align';
import type { Cell } from '../measures/cell';
import type { HeadDifference, RowDifference } from '../measures/two-texts';
import type { Matrix } from '../transformer/trace';
import type { CompareView } from './compare-view';

/** All that the panels draw of two texts under one focus, in plain values. */
export interface Comparison {
  readonly a: Reading;
  readonly b: Reading;
  /** Whether both are this machine's own, and not those that the page was built with. */
  readonly live: boolean;
  /** The card of the model that made them; null until that is loaded here. */
  readonly card: ModelCard | null;
  /** The address of this picture. */
  readonly view: CompareView;
  readonly layer: number;
  readonly head: number;
  /** Every token of either text, in order of both. */
  readonly aligned: readonly Aligned[];
  readonly shared: readonly Shared[];
  /** The chosen head's patterns of both; null while a long text's are on their way. */
  readonly maps: { readonly a: Matrix; readonly b: Matrix } | null;
  /** B − A over what is shared, [shared, shared]. */
  readonly difference: Matrix | null;
  /** Index among what is shared of the word whose rows are compared; null where nothing is shared. */
  readonly word: number | null;
  /** The pair that the figures point at, by index among what is shared. */
  readonly cell: Cell | null;
  /** Whether it stays when the pointer leaves. */
  readonly locked: boolean;
  readonly row: RowDifference | null;
  /** Every head, the one in which the word's rows are furthest apart first; empty for long texts. */
  readonly heads: readonly HeadDifference[];
}
