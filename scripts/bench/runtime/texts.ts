import { textOf } from '../page';

/** The lengths at which runtimes are compared, in tokens. */
export const LENGTHS = [9, 32, 128, 256, 512] as const;

/** Passes at a new length before any counts. */
export const WARM_UP = 2;

/** A text of n tokens for a run, other than that of the run before: a page reads nothing twice. */
export const textOfRun = (n: number, run: number) =>
  textOf(n).replace(/\w+$/, run % 2 ? 'river' : 'money');
