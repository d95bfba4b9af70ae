import type { Token } from '../../tokenizer/token';
import type { AttentionKind } from '../../transformer/config';
import type { Similarity } from '../../measures/similarity';
import type { Drawn } from '../../state/view';
import { isolate } from '../isolate';
import { decimal } from './numbers';

/** What is said of a map of attention, wherever it stands. */

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** A token as the page names it: a continuing piece with a dash. */
export const tokenName = (token: Pick<Token, 'name' | 'continues'>) =>
  token.continues ? `-${token.name}` : token.name;

export const looksAt = (from: string, to: string, weight: number) =>
  `${isolate(from)} looks at ${isolate(to)}: ${decimal(weight)}`;

export const scoresAt = (from: string, to: string, score: number) =>
  `${isolate(from)} scores ${isolate(to)}: ${decimal(score)}`;

/** A cell that is masked: there is no weight to name. */
export const cannotLookAt = (from: string, to: string) =>
  `${isolate(from)} cannot look at ${isolate(to)}`;

export const back = (to: string, from: string, weight: number) =>
  `and ${isolate(to)} at ${isolate(from)}: ${decimal(weight)}`;
export const backMasked = (to: string, from: string) =>
  `and ${isolate(to)} cannot look at ${isolate(from)}`;

export const bothScores = (from: string, to: string, forth: number, back: number) =>
  `${isolate(from)}·${isolate(to)} scores ${decimal(forth)}, back ${decimal(back)}.`;

export const selfReadout = (own: number, all: number) =>
  `${own} of ${all} ${plural(all, 'word', 'words')} ${plural(own, 'looks', 'look')} mostly at ${plural(own, 'itself', 'themselves')}.`;

/** Scores closer than this are equal: float32 rounding in a sum of some hundred products. */
const SAME_SCORE = 1e-3;

export const symmetryReadout = (difference: number) =>
  difference < SAME_SCORE
    ? 'Scores are symmetric: both directions are equal.'
    : `Scores are not symmetric: the two directions differ by up to ${decimal(difference)}.`;

export const hiddenShare = (word: string | null, share: number, mean: number) =>
  `[CLS] and [SEP] are hidden, not forgotten: ${
    word === null ? '' : `${decimal(share)} of what ${isolate(word)} gives goes to them, `
  }${decimal(mean)} on average over these rows.`;

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
    column: 'learned'
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
