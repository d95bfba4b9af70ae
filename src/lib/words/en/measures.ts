import type { MAP_MEASURES, VECTOR_MEASURES } from '../../measures/catalogue';
import { decimal } from './numbers';

/** The measures of maps and vectors, with their formulas. */
export const heading = 'Both problems, measured in every layer';
export const name = 'Both problems, measured';
export const line = (one: string) => `Line: the ${one}.`;
export const dots = 'Dots: the heads.';
export const how = 'Layers from left to right; choose a dot to go to that head.';
export const entropyOfAll = (bits: number) => `log₂ n = ${decimal(bits)}`;
export const order = (layer: number) => `Heads of layer ${layer} by`;
export const glossary = 'What these measures are';

interface Measure {
  readonly title: string;
  readonly formula: string;
}

/** Of a map. */
export const ofMap = {
  selfRows: {
    title: 'rows that look at themselves',
    formula: 'The share of rows i whose largest weight is p_ii, the word’s own.'
  },
  selfWeight: { title: 'weight on oneself', formula: 'The mean of p_ii over all rows.' },
  asymmetry: {
    title: 'asymmetry of the scores',
    formula:
      '|S − Sᵀ| ÷ |S|, root of the sum of squares, on scores before the softmax: 0 is symmetric, √2 is unrelated.'
  },
  entropy: {
    title: 'entropy of a row, in bits',
    formula:
      'The mean of −Σ_j p_ij log₂ p_ij: 0 where a row looks at one word, log₂ n where it looks at all alike.'
  }
} satisfies Readonly<Record<(typeof MAP_MEASURES)[number], Measure>>;

/** Of a layer's input vectors. */
export const ofVectors = {
  lengths: {
    title: 'longest ÷ shortest vector',
    formula: 'max |x_i| ÷ min |x_i| of the layer’s input: near 1, dot product and cosine agree.'
  },
  cosine: {
    title: 'cosine of different words',
    formula: 'The mean of x_i·x_j ÷ (|x_i| |x_j|) over all i ≠ j of the layer’s input.'
  }
} satisfies Readonly<Record<(typeof VECTOR_MEASURES)[number]['key'], Measure>>;
