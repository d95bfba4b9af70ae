/** English: what the Compare page says beside what all pages share. */
import type { HeadDifference, RowDifference } from '../../measures/two-texts';
import { marked } from '../isolate';
import { errorSentence } from './errors';
import { count, decimal, weight } from './numbers';

const page = {
  title: 'Compare two sentences: Riverbank',
  description:
    'Type two sentences and see how one word’s attention differs between them, word by word and head by head.',
  heading: 'Two sentences: what does the same word look at?'
};

/** The two texts, by letter wherever they are named. */
const sides = { a: 'A', b: 'B' } as const;

const sentences = {
  label: (side: keyof typeof sides) => `Sentence ${sides[side]}`,
  /** What is said of one of the two. */
  of: (side: keyof typeof sides, said: string) => `${sides[side]}: ${said}`,
  swap: 'Swap A and B',
  textsElsewhere:
    'The sentences of this link were too long for an address and stayed in the tab where they were typed; the lecture’s are shown instead.'
};

const pairs = {
  name: 'The lecture’s pairs',
  from: 'From the lecture:',
  titles: {
    bank: 'swimming or borrowing, at the bank',
    grandma: 'I ate, grandma. / I ate grandma.',
    swapped: 'two words swapped'
  }
};

const nShared = (n: number) => `${count(n)} ${n === 1 ? 'token' : 'tokens'}`;

const aligned = {
  name: 'Both sentences, word by word',
  hint: 'Choose a word of both to compare its rows.',
  both: (shared: number, aloneA: number, aloneB: number) =>
    aloneA + aloneB === 0
      ? `The two sentences are the same, ${nShared(shared)}: change a word of either.`
      : `${nShared(shared)} in both, in the same order; ${count(aloneA)} in A alone, ${count(aloneB)} in B alone.`,
  none: 'The two sentences have no word in common: there is no row to compare.',
  /** What is heard after a word that only one text has. */
  alone: (side: keyof typeof sides) => `in ${sides[side]} alone`
};

/** A difference, which says its direction where there is one. */
const signed = (value: number) =>
  (Number(decimal(value).replace('−', '-')) > 0 ? '+' : '') + decimal(value);

const rows = {
  name: (word: string, layer: number, head: number) =>
    `Rows of ${marked(word)} in A and B, layer ${layer}, head ${head}`,
  heading: (word: string) => `What ${marked(word)} looks at`,
  where: (layer: number, head: number) => `layer ${layer}, head ${head}`,
  word: 'looks at',
  bars: 'weights',
  difference: 'B − A',
  signed,
  none: '–',
  longest: (most: number) => `The longest bar is ${weight(most)}; A above, B below.`,
  /** Rows that are not listed: the tokens left, and what they get in all. */
  left: (tokens: number, a: number, b: number) =>
    `${count(tokens)} more tokens get ${weight(a)} in A and ${weight(b)} in B in all.`,
  /** In CSV files. */
  columns: ['in', 'token in A', 'token in B', 'word', 'A', 'B', 'B − A'],
  both: 'both',
  /** @param alone whether there are words that one text has alone */
  said: (word: string, { distance, aloneA, aloneB }: RowDifference, alone: boolean) =>
    `Over the words of both, the two rows of ${marked(word)} are ${
      distance === 0 ? 'the same' : `${weight(distance)} apart (½ Σ |B − A|; 0: the same)`
    }.${
      alone
        ? ` To words that only its own sentence has, ${marked(word)} gives ${weight(aloneA)} in A and ${weight(aloneB)} in B.`
        : ''
    }`
};

const map = {
  name: (layer: number, head: number) => `Difference B − A, layer ${layer}, head ${head}`,
  heading: 'The difference, word by word',
  formula: 'weight in B − weight in A, over the words of both: above 0 B gives more, below 0 A',
  axes: 'Each row is a word that looks; each column a word that is looked at.',
  cell: (from: string, to: string, a: number, b: number) =>
    `${marked(from)} looks at ${marked(to)}: ${weight(a)} in A, ${weight(b)} in B; difference ${signed(b - a)}`
};

const heads = {
  name: (word: string) => `Every head by how far the rows of ${marked(word)} are apart`,
  heading: (word: string) => `Where ${marked(word)} differs most`,
  formula: (end: number) =>
    `½ Σ |B − A| of its rows over the words of both: layer·head and its number, the full colour is ${weight(end)}.`,
  first: (word: string, { layer, head, distance }: HeadDifference) =>
    `Furthest apart in layer ${layer}, head ${head}: the rows of ${marked(word)} differ by ${weight(distance)} there.`,
  same: (word: string) =>
    `In no head do the rows of ${marked(word)} differ over the words of both.`,
  /** Where heads are not ordered: no more is claimed. */
  unordered: 'The head that is compared',
  tooLong: (limit: number, a: number, b: number) =>
    `Heads are ordered for sentences of up to ${count(limit)} tokens. A has ${count(a)} and B ${count(b)}: they are not ordered here, and where the rows are furthest apart is not known. Choose one by layer and head.`,
  layer: 'Layer',
  head: 'Head',
  columns: ['layer', 'head', '½ Σ |B − A|', 'A to words of A alone', 'B to words of B alone']
};

/** The chosen word's ways between two meanings. */
const between = {
  heading: 'Between two meanings',
  name: (word: string) => `${marked(word)} between two meanings, in A and B`,
  lead: (word: string, [one, two]: readonly [string, string]) =>
    `Where ${marked(word)} stands after each layer in either sentence, between the means of its vectors in sentences of ${marked(one)} and of ${marked(two)}.`,
  yours: 'The sentences are your own, kept in this browser alone; Explore shows and changes them.',
  few: (word: string, least: number) =>
    `Too few anchors: either meaning takes ${least} sentences at least with ${marked(word)} in them once.`,
  position: 'At layer 0 stand the embeddings: word and position, not meaning.',
  neutral: (sentence: string) => `“${sentence}”`,
  cosine: 'cosine of A and B',
  showCosine: 'cosine of its vectors in A and B',
  ended: (label: string, value: number) => `${label} ${decimal(value)}`,
  half: 'half-way',
  layer: 'layer',
  held: 'anchors hold',
  at: (
    layer: number,
    values: readonly { readonly label: string; readonly value: number }[],
    { right, total, sure }: { right: number; total: number; sure: boolean }
  ) =>
    `Layer ${layer}: ${values.map(({ label, value }) => `${label} ${decimal(value)}`).join('; ')}. ${right} of ${total} anchor sentences, each left out in turn, fall on their own side${sure ? '.' : ': too few to rely on.'}`,
  waiting: 'Reading the anchor sentences…',
  failed: (error: Error) => `The ways were not read: ${errorSentence(error)}`,
  missing: (word: string) =>
    `A way between two meanings needs sentences that anchor both of them; ${marked(word)} has none here.`,
  others: 'Words of both sentences that have them:',
  known: (words: readonly string[]) => `Words that have them: ${words.join(', ')}.`,
  columns: ['layer', 'anchors on their own side', 'anchors']
};

/** What a saved figure says of itself. */
const stamp = { a: 'sentence A', b: 'sentence B', word: 'word' };

export const words = { page, sides, sentences, pairs, aligned, rows, map, heads, between, stamp };
