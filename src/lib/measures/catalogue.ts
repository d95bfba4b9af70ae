import type { MapSummary, VectorSummary } from './summary';

/** The measures of both problems, in the order in which the page shows them. */
export const MAP_MEASURES = [
  'selfRows',
  'selfWeight',
  'asymmetry',
  'entropy'
] as const satisfies readonly (keyof MapSummary)[];

/** What all heads can be ordered and coloured by: where words look, and then the measures above. */
export const HEAD_MEASURES = [
  'previous',
  'next',
  'special',
  'column',
  'sameWord',
  'distance',
  ...MAP_MEASURES
] as const satisfies readonly (keyof MapSummary)[];

/** Of these the ones that are no share: their largest number is not known beforehand. */
export const UNBOUNDED: readonly string[] = [
  'distance',
  'asymmetry',
  'entropy'
] satisfies readonly (typeof HEAD_MEASURES)[number][];

/** The measures of a layer's input vectors, each a number of their summary. */
export const VECTOR_MEASURES = [
  { key: 'lengths', value: ({ longest, shortest }: VectorSummary) => longest / shortest },
  { key: 'cosine', value: ({ cosine }: VectorSummary) => cosine }
] as const;
