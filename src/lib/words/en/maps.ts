import type { Cell } from '../../measures/cell';
import type { Token } from '../../tokenizer/token';
import type { AttentionKind } from '../../transformer/config';
import type { Similarity } from '../../measures/similarity';
import type { Drawn } from '../../state/view';
import { marked } from '../isolate';
import { decimal, weight } from './numbers';

/** What is said of a map of attention, wherever it stands. */

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** A token as the page names it: a continuing piece with a dash. */
export const tokenName = (token: Pick<Token, 'name' | 'continues'>) =>
  token.continues ? `-${token.name}` : token.name;

/** A name that comes again in the text, with how often it came until there, set low. */
const numbered = (names: readonly string[], position: number) => {
  const times = names.slice(0, position + 1).filter((name) => name === names[position]).length;
  return names[position] + String.fromCodePoint(...[...String(times)].map((d) => 0x2080 + +d));
};

/** Two positions as a sentence names them: numbered where both have one name and are not one. */
export const pairNames = (
  names: readonly string[],
  { from, to }: Cell
): readonly [from: string, to: string] =>
  from !== to && names[from] === names[to]
    ? [numbered(names, from), numbered(names, to)]
    : [names[from], names[to]];

export const looksAt = (from: string, to: string, value: number) =>
  `${marked(from)} looks at ${marked(to)}: ${weight(value)}`;

export const scoresAt = (from: string, to: string, score: number) =>
  `${marked(from)} scores ${marked(to)}: ${decimal(score)}`;

/** A cell that is masked: there is no weight to name. */
export const cannotLookAt = (from: string, to: string) =>
  `${marked(from)} cannot look at ${marked(to)}: cut`;

const signed = (value: number) => (value > 0 ? '+' : '') + decimal(value, 3);
/** What cuts change in a map: after them minus before. */
export const change = {
  name: (map: string) => `${map}: after − before`,
  formula: (formula: string) => `after − before the cuts: ${formula}`,
  at: (from: string, to: string, value: number) =>
    `${marked(from)} → ${marked(to)}: ${signed(value)}`,
  most: (from: string, to: string, value: number) =>
    value === 0
      ? 'nothing changes here'
      : `changes most: ${marked(from)} → ${marked(to)} ${signed(value)}`
};

export const back = (to: string, from: string, value: number) =>
  `and ${marked(to)} at ${marked(from)}: ${weight(value)}`;
export const backMasked = (to: string, from: string) =>
  `and ${marked(to)} cannot look at ${marked(from)}: cut`;
/** A cell whose weight stays and hands nothing over. */
export const muted = (said: string) => `${said}, muted`;

export const bothScores = (from: string, to: string, forth: number, back: number) =>
  `${marked(from)} to ${marked(to)} scores ${decimal(forth)}, back ${decimal(back)}.`;

/** What is counted: words, where nothing but words is among them. */
const counted = (all: number, words: boolean) =>
  `${all} ${words ? plural(all, 'word', 'words') : plural(all, 'token', 'tokens')}`;

/** @param words whether no piece, mark or special token is among `all` */
export const selfReadout = (own: number, all: number, words: boolean) =>
  `${own} of ${counted(all, words)} ${plural(own, 'looks', 'look')} mostly at ${plural(own, 'itself', 'themselves')}.`;

/** Scores closer than this are equal: float32 rounding in a sum of some hundred products. */
const SAME_SCORE = 1e-3;

export const symmetryReadout = (difference: number) =>
  difference < SAME_SCORE
    ? 'Scores are symmetric: both directions are equal.'
    : `Scores are not symmetric: the two directions differ by up to ${decimal(difference)}.`;

export const hiddenShare = (word: string | null, share: number, mean: number) =>
  `[CLS] and [SEP] are hidden, not forgotten: ${
    word === null ? '' : `${weight(share)} of what ${marked(word)} gives goes to them, `
  }${weight(mean)} on average over these rows.`;

/** Attention without learned Q and K. */
type Twin = Exclude<AttentionKind, 'learned'>;

const TWINS: Readonly<Record<Twin, string>> = {
  'dot-product': 'dot product',
  'unit-dot-product': 'dot product of unit-length vectors'
};

const COMPARED: Readonly<Record<Similarity, (dModel: number) => string>> = {
  dot: () => 'x·x',
  scaled: (dModel) => `x·x ÷ √${dModel}`,
  cosine: () => 'cos(x, x)'
};

/** What proposal 1 compares by, in words and above the overview's column. */
export const comparison: Readonly<Record<Similarity, string>> = {
  dot: 'dot product',
  scaled: 'dot product',
  cosine: 'cosine'
};
export const comparisonSign: Readonly<Record<Similarity, string>> = {
  dot: 'x·x',
  scaled: 'x·x',
  cosine: 'cos'
};

/** What a map's numbers are made by: scores as they are compared, weights by the softmax of them. */
const made = (drawn: Drawn, formula: string) =>
  drawn === 'scores' ? formula : `softmax of ${formula}`;

/** What proposal 1, proposal 2, a twin and what lies between are called on the page. */
export const proposal = {
  one: {
    title: (similarity: Similarity) => `Proposal 1: ${comparison[similarity]}`,
    name: (layer: number) => `Dot product, layer ${layer}`,
    formula: (drawn: Drawn, similarity: Similarity, dModel: number, layer: number) =>
      `${made(drawn, COMPARED[similarity](dModel))}, layer ${layer}`
  },
  learned: {
    title: 'Proposal 2: learned Q, K',
    name: (layer: number, head: number) => `Learned Q K, layer ${layer}, head ${head}`,
    formula: (drawn: Drawn, dHead: number, layer: number, head: number) =>
      `${made(drawn, `q·k ÷ √${dHead}`)}, layer ${layer}, head ${head}`,
    column: 'learned',
    /** A head whose queries serve as its keys. */
    asKeys: {
      title: 'Learned Q alone, its queries for keys',
      formula: (drawn: Drawn, dHead: number, layer: number, head: number) =>
        `${made(drawn, `q·q ÷ √${dHead}`)}, layer ${layer}, head ${head}`
    }
  },
  twin: {
    title: (twin: Twin) => `This twin’s own attention: ${TWINS[twin]}`,
    name: (twin: Twin, layer: number) => `Twin's ${TWINS[twin]}, layer ${layer}`,
    formula: (drawn: Drawn, twin: Twin, dHead: number, layer: number) => {
      const compared = twin === 'dot-product' ? `x·x ÷ √${dHead}` : 'x·x ÷ (|x| |x|)';
      return `${made(drawn, compared)}, layer ${layer}: nothing is learned here`;
    },
    column: 'this twin'
  },
  mixed: {
    title: (t: number) => `From proposal 1 to proposal 2: ${decimal(t)}`,
    name: (t: number, layer: number, head: number) =>
      `Between dot product and learned Q K at ${decimal(t)}, layer ${layer}, head ${head}`,
    formula: (drawn: Drawn, t: number, similarity: Similarity, dModel: number, dHead: number) => {
      const one = COMPARED[similarity](dModel);
      return made(drawn, `${decimal(1 - t)} × ${one} + ${decimal(t)} × q·k ÷ √${dHead}`);
    }
  }
};

/** By what a sum of products is divided. */
export const divided = {
  not: 'not divided',
  byRoot: (d: number) => `÷ √${d}`,
  byLengths: '÷ both lengths'
};

export const readingLayer = 'Reading this layer…';
