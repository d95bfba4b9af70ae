import type { Both } from '../../measures/both';
import type { Job } from '../../measures/job';
import type { HEAD_MEASURES, VECTOR_MEASURES } from '../../measures/catalogue';
import { marked } from '../isolate';
import { decimal } from './numbers';

/** The measures of maps and vectors, with their formulas. */
export const heading = 'Both problems, measured in every layer';
export const name = 'Both problems, measured';
export const line = (one: string) => `Line: the ${one}.`;
export const dots = 'Dots: the heads.';
export const how = 'Layers from left to right; choose a dot to go to that head.';
export const entropyOfAll = (bits: number) => `log₂ n = ${decimal(bits)}`;
/** The charts' own heading, pressed to see them. */
export const charts = 'Layer by layer, in six charts';
/** What follows from this text's numbers. @param one what proposal 1 compares by */
export function conclusion(one: string, both: Both, n: number): string {
  const { least, most, mean, heads, asymmetric } = both;
  const lifted = mean < least && asymmetric === heads;
  return `${lifted ? 'Learned Q and K are free of both problems here. ' : ''}By the ${one} ${
    least === most ? least : `${least} to ${most}`
  } of ${n} rows of a layer look mostly at themselves, and every score is the same in both directions; in the ${heads} heads ${decimal(mean, 1)} of ${n} do on average, and in ${asymmetric} of ${heads} the direction matters.`;
}
export const glossary = 'What these measures are';

interface Measure {
  readonly title: string;
  readonly formula: string;
}

/** Of a map. */
export const ofMap = {
  previous: {
    title: 'the previous word',
    formula: 'The mean of p_i,i−1 over words i whose token before is a word: not [CLS] or [SEP].'
  },
  next: {
    title: 'the next word',
    formula: 'The mean of p_i,i+1 over words i whose token after is a word.'
  },
  special: {
    title: '[CLS] and [SEP]',
    formula: 'The mean over words i of what their row gives [CLS] and [SEP] together.'
  },
  column: {
    title: 'one column for all rows',
    formula: 'The largest of all columns’ means over words: max_j mean_i p_ij.'
  },
  sameWord: {
    title: 'the same word elsewhere',
    formula:
      'The mean, over words that occur again, of what their row gives those other places; 0 where none does.'
  },
  distance: {
    title: 'mean distance, in tokens',
    formula: 'Σ p_ij |i − j| ÷ Σ p_ij over words i and j: near heads have a small one.'
  },
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
} satisfies Readonly<Record<(typeof HEAD_MEASURES)[number], Measure>>;

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

/** Where a map's words look most. @param word that of the largest column */
export function job({ kind, share }: Job, word: string): string {
  const where = {
    previous: 'the previous word',
    next: 'the next word',
    selfWeight: 'the word itself',
    special: '[CLS] and [SEP]',
    column: marked(word)
  }[kind];
  return share > 0.5
    ? `mostly ${where}: ${decimal(share)}`
    : `spread; most on ${where}: ${decimal(share)}`;
}

/** All heads by one measure. */
export const heads = {
  name: 'What each head does',
  heading: 'What does each head do?',
  by: 'Every head by',
  sort: 'largest first',
  /** Each square has its layer and head, as 1·3. */
  grid: (title: string) => `Every head by ${title}: layer and head above the number`,
  colours: (end: number) => `Full colour: ${decimal(end)}.`,
  does: (layer: number, head: number, most: Job, word: string) =>
    `Layer ${layer}, head ${head}: ${job(most, word)}.`,
  show: 'Show its maps',
  columns: ['layer', 'head']
};
