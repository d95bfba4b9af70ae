import type { MapSummary } from './summary';

/**
 * What a map may do for all of its words, in the order that decides between equals. The same word
 * elsewhere is none of them: few words of a text have one.
 */
export const JOBS = [
  'previous',
  'next',
  'selfWeight',
  'special',
  'column'
] as const satisfies readonly (keyof MapSummary)[];

export interface Job {
  readonly kind: (typeof JOBS)[number];
  /** The share of weight that it explains, in [0, 1]. */
  readonly share: number;
}

/** The measure of a map that explains most of its weight. */
export function jobOf(summary: Pick<MapSummary, (typeof JOBS)[number]>): Job {
  const kind = JOBS.reduce((best, job) => (summary[job] > summary[best] ? job : best), JOBS[0]);
  return { kind, share: summary[kind] };
}
