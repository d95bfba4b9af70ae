import { contributions } from '../measures/contributions';
import { handed, sinks, type Handed } from '../measures/handed';
import type { Picture } from '../state/picture';
import { row } from '../transformer/trace';

/** What the tokens hand to the focused word in the model's own attention. */
export interface HandedRow {
  readonly weights: Float32Array;
  readonly hands: (to: number) => Handed;
  /** Special tokens that take much of the row. */
  readonly sinks: readonly number[];
}

/** The focused row; null where there is none, or its values are not at hand (a prerendered picture). */
export function handedIn({ cell, two, reading }: Picture): HandedRow | null {
  if (!cell || !two || two.v.rows === 0) return null;
  const special = reading.trace.tokens.map((token) => token.special);
  const parts = contributions(two.pattern, two.v, cell.from, two.muted);
  const weights = row(two.pattern, cell.from);
  return { weights, hands: (to) => handed(parts, special, to), sinks: sinks(weights, special) };
}
