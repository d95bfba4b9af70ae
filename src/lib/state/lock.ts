import type { Cell } from '../measures/cell';
import type { Trace } from '../transformer/trace';
import { followCell, followWords } from './follow';

/** A locked pair, and the text and the model whose tokens it counts. */
export interface Lock {
  readonly cell: Cell;
  readonly text: string;
  readonly model: string;
}

export const lockIn = (cell: Cell, { text, model }: Trace): Lock => ({
  cell,
  text,
  model: model.name
});

/** The lock on the same words after a new reading, or null where `after` has them no more. */
export function followLock(lock: Lock | null, before: Trace, after: Trace): Lock | null {
  if (!lock) return null;
  if (countsIn(lock, after)) {
    const n = after.tokens.length;
    return lock.cell.from < n && lock.cell.to < n ? lock : null;
  }
  const known = countsIn(lock, before) ? lock.cell : null;
  // An address speaks of a text or a model that is still to be read.
  if (!known && (before.text === after.text || lock.model !== after.model.name)) return lock;
  const sameModel = before.model.name === after.model.name;
  const follow = sameModel ? followCell : before.text === after.text ? followWords : () => null;
  const cell = follow(known, before.tokens, after.tokens);
  return cell && lockIn(cell, after);
}

/** Whether a lock counts the tokens of this trace. */
const countsIn = (lock: Lock, { text, model }: Trace) =>
  lock.text === text && lock.model === model.name;
