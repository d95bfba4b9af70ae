/** What the figures say, whatever page they stand on. */
import type { PairWeight } from '../../measures/pair';
import { marked } from '../isolate';
import { because } from './errors';
import { decimal, magnitude, weight } from './numbers';
import { quoted } from './quoted';

/** A number on an axis or under a colour scale, with as many digits as it has. */
export const tick = (value: number) => String(value).replace('-', '−');

export const sentence = { label: 'Your sentence' };

export const tokens = {
  label: 'Tokens that the model reads',
  unknown: 'not in the vocabulary: read as [UNK]',
  pickWords: 'Pick words',
  pickHow: 'In the sentence: a click or Enter picks, Escape leaves. A double click picks too.',
  pickFirst: 'pick a word, then the word it looks at',
  pickSecond: (from: string) => `now the word that ${marked(from)} looks at`,
  /** Stands after the number of tokens in the text. */
  ofLimit: (limit: number) => `of ${limit} tokens`
};

export const heatMap = {
  /** Heads the figure's name in a CSV file. */
  figure: 'figure',
  /** A CSV file's corner: what its rows and its columns are. */
  corner: 'query \\ key'
};

const COLOURS = {
  weight: 'weight',
  score: 'score',
  difference: 'difference',
  change: 'after minus before'
};
export const legend = (numbers: keyof typeof COLOURS, least: number, most: number) =>
  `Colours: ${COLOURS[numbers]} from ${tick(least)} to ${tick(most)}`;

export const overview = {
  /** @param one what proposal 1 compares by */
  name: (heads: number, one: string) =>
    `Every layer: the ${one}, then its ${heads === 1 ? 'one head' : `${heads} heads`}`,
  row: (layer: number) => `Layer ${layer}`,
  map: (layer: number, head: number | null, one: string, coming: boolean) =>
    `Layer ${layer}, ${head === null ? one : `head ${head}`}${coming ? ', on its way' : ''}`,
  /** A map in a CSV file, whose line has the layer already. */
  mapInFile: (head: number | null, one: string) => (head === null ? one : `head ${head}`),
  columns: ['layer', 'map', 'row', 'column', 'value']
};

const looks = (from: string, to: string) => `${marked(from)} looks at ${marked(to)}`;
export const pairBars = {
  name: (from: string, to: string) => `${marked(from)} and ${marked(to)} in every head`,
  alternative: (from: string, to: string, longest: number) =>
    quoted(
      `${marked(from)} and ${marked(to)} in every layer and head: up ${looks(from, to)}, down ${looks(to, from)}, a line for the mean of the other rows; the longest bar is ${weight(longest)}`
    ),
  /** @param cut which of both weights are cut: no weight is there */
  said: (
    { layer, head, forth, back, others }: PairWeight,
    from: string,
    to: string,
    cut = { forth: false, back: false }
  ) =>
    `Layer ${layer}, head ${head}: ${looks(from, to)} ${cut.forth ? '(cut)' : weight(forth)}, back ${cut.back ? '(cut)' : weight(back)}; the other rows ${weight(others)}.`,
  sort: 'sort by size',
  sortAbove: 'by size above the other rows',
  layer: (layer: number) => `layer ${layer}`,
  /** What a saved picture says of its bars. */
  key: (from: string, to: string, longest: number) =>
    [
      ['up', quoted(looks(from, to))],
      ['down', quoted(looks(to, from))],
      ['line', quoted(`the other rows look at ${marked(to)}, mean`)],
      ['longest bar', weight(longest)]
    ] as const,
  /** Headings in a CSV file, which a program reads: nothing isolated. */
  columns: (from: string, to: string) => [
    'layer',
    'head',
    `“${from}” looks at “${to}”`,
    `“${to}” looks at “${from}”`,
    `other rows look at “${to}”`
  ]
};

export const stackChart = {
  /**
   * @param own the line's value here, `head` the chosen head's; null where there is none
   * @param one what the line is of; empty where the title says it
   */
  alternative: (
    title: string,
    layer: number,
    one: string,
    own: number | null,
    head: { readonly number: number; readonly value: number } | null
  ) =>
    `${title}, by layer. Layer ${layer}: ${own === null ? '' : `${one} ${decimal(own)}`.trim()}${
      head === null ? '' : `, head ${head.number} ${decimal(head.value)}`
    }`,
  dot: (layer: number, head: number, value: number) =>
    `Layer ${layer}, head ${head}: ${decimal(value)}`,
  /** What a saved picture says of its lines and dots. */
  key: (one: string) =>
    [
      ['line', `the ${one}`],
      ['dots', 'the heads']
    ] as const,
  columns: (heads: number, one: string) => [
    'layer',
    one,
    ...Array.from({ length: heads }, (_, h) => `head ${h + 1}`)
  ]
};

export const curves = {
  alternative: (
    title: string,
    latest: readonly { readonly name: string; readonly value: number | null }[]
  ) =>
    `${title}. Latest: ${latest
      .map(({ name, value }) => `${name} ${value === null ? 'not yet' : decimal(value)}`)
      .join(', ')}.`
};

export const strip = {
  label: (vector: string) => `${vector}, its numbers`,
  size: (length: number, largest: number) => `${length} numbers, ±${magnitude(largest)}`,
  number: (position: number, value: number) => `number ${position}: ${decimal(value, 4)}`
};

export const nextWords = {
  word: 'word',
  bar: 'bar',
  probability: 'probability',
  rest: (probability: number) =>
    `All other words together: ${weight(probability, 3)}. A full bar is 1.`
};

export const save = { open: 'Save', label: (name: string) => `Save: ${name}` };

/** A part of the page that is loaded when it is needed. */
export const partMissing = (error: unknown) =>
  `A part of this page did not load${because(error)}. Reload the page to try again.`;

export const table = {
  cut: 'cut',
  muted: 'muted',
  failed: (error: unknown) =>
    `The table did not open${because(error)}. Try again, or reload the page.`,
  open: 'Table',
  label: (name: string) => `Table: ${name}`,
  dialog: (name: string) => `${name}: table`,
  values: (name: string) => `${name}: values`,
  corner: 'looks ↓ \u00a0at →',
  value: (value: number) => value.toFixed(4),
  rows: (first: number, last: number, all: number) => `rows ${first} to ${last} of ${all}`,
  earlier: 'Earlier rows',
  later: 'Later rows',
  close: 'Close'
};
