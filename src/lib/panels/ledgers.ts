import { ledger, ledgerFromScores, type Ledger } from '../measures/ledger';
import { length } from '../measures/vectors';
import type { Picture } from '../state/picture';
import { row } from '../transformer/trace';

/** How the focused pair's weight comes about, for either proposal. */
export interface Ledgers {
  readonly one: Ledger;
  readonly two: Ledger;
  /** Where the slider stands between them: their two scores mixed, then the same softmax. */
  readonly mixed: Ledger | null;
}

/** From the vectors where they are at hand; a prerendered picture has scores alone. */
export function ledgersOf({ cell, one, two, mixed, input, view }: Picture): Ledgers | null {
  if (!cell || !one || !two) return null;
  const { from, to } = cell;
  const lengths = (x: NonNullable<typeof input>) =>
    Array.from({ length: x.rows }, (_, i) => length(row(x, i)));
  const divisorOf = (x: NonNullable<typeof input>) => {
    if (view.similarity !== 'cosine') return one.divisor;
    const all = lengths(x);
    return (j: number) => all[from] * all[j];
  };
  const compared = input && { q: input, k: input, mask: one.mask, divisor: divisorOf(input) };
  return {
    one: compared ? ledger(compared, from, to) : ledgerFromScores(one, from, to),
    two: two.q.rows > 0 ? ledger(two, from, to) : ledgerFromScores(two, from, to),
    mixed: mixed && view.blend < 1 ? ledgerFromScores(mixed, from, to) : null
  };
}
