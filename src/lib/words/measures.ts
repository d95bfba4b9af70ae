import type { MapSummary, VectorSummary } from '../measures/summary';

/** The measures of a map, in the order in which the page shows them, with their formulas. */
export const MAP_MEASURES: readonly {
  readonly key: keyof MapSummary;
  readonly title: string;
  readonly formula: string;
}[] = [
  {
    key: 'selfRows',
    title: 'rows that look at themselves',
    formula: 'The share of rows i whose largest weight is p_ii, the word’s own.'
  },
  {
    key: 'selfWeight',
    title: 'weight on oneself',
    formula: 'The mean of p_ii over all rows.'
  },
  {
    key: 'asymmetry',
    title: 'asymmetry of the scores',
    formula:
      '|S − Sᵀ| ÷ |S|, root of the sum of squares, on scores before the softmax: 0 is symmetric, √2 is unrelated.'
  },
  {
    key: 'entropy',
    title: 'entropy of a row, in bits',
    formula:
      'The mean of −Σ_j p_ij log₂ p_ij: 0 where a row looks at one word, log₂ n where it looks at all alike.'
  }
];

/** The measures of a layer's input vectors. */
export const VECTOR_MEASURES: readonly {
  readonly key: string;
  readonly title: string;
  readonly formula: string;
  readonly value: (vectors: VectorSummary) => number;
}[] = [
  {
    key: 'lengths',
    title: 'longest ÷ shortest vector',
    formula: 'max |x_i| ÷ min |x_i| of the layer’s input: near 1, dot product and cosine agree.',
    value: ({ longest, shortest }) => longest / shortest
  },
  {
    key: 'cosine',
    title: 'cosine of different words',
    formula: 'The mean of x_i·x_j ÷ (|x_i| |x_j|) over all i ≠ j of the layer’s input.',
    value: ({ cosine }) => cosine
  }
];
