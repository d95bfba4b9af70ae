import type { ReadAnchor } from '../../engine/effects-contract';
import { marked } from '../isolate';
import { decimal } from './numbers';

/** A word between two meanings, and the sentences that those are known by. */

export const journey = {
  heading: 'Between two meanings',
  name: (word: string) => `${marked(word)} between two meanings`,
  lead: (word: string, [one, two]: readonly [string, string]) =>
    `Where ${marked(word)} stands after each layer, between the means of its vectors in sentences of ${marked(one)} and of ${marked(two)}.`,
  position: 'At layer 0 stand the embeddings: word and position, not meaning.',
  read: 'as read',
  withCuts: 'with the cuts',
  mutedAt: (from: string, to: string) => `${from} → ${to} muted`,
  neutral: (sentence: string) =>
    `“${sentence.length > 24 ? `${sentence.slice(0, 22)}…` : sentence}”`,
  cosine: 'cosine of both',
  /** A line's name with where it ends. */
  ended: (label: string, value: number) => `${label} ${decimal(value)}`,
  half: 'half-way',
  layer: 'layer',
  held: 'anchors hold',
  showCosine: (word: string, sentence: string) =>
    `cosine of ${marked(word)} here and in “${sentence}”`,
  at: (
    layer: number,
    values: readonly { readonly label: string; readonly value: number }[],
    { right, total, sure }: { right: number; total: number; sure: boolean }
  ) =>
    `Layer ${layer}: ${values.map(({ label, value }) => `${label} ${decimal(value)}`).join('; ')}. ${right} of ${total} anchors, each left out in turn, fall on their own side${sure ? '.' : ': too few to rely on.'}`,
  everywhere:
    'Muted: in every layer and head the weight stays, and what it hands over is withheld.',
  cutsSet: 'Dashed: the same with the cuts that are set. Indirect ways round an edge stay open.',
  waiting: 'Reading the anchor sentences…',
  columns: ['layer', 'anchors on their own side', 'anchors']
};

export const anchors = {
  heading: (word: string) => `Anchor sentences of ${marked(word)}`,
  lead: (least: number, most: number) =>
    `Each meaning is known by ${least} to ${most} sentences with the word in it once. Left out in turn, each has to fall on its own side of half-way; its place after the last layer stands beside it. They are kept in this browser.`,
  meaning: (i: number) => (i === 0 ? 'First meaning' : 'Second meaning'),
  sentence: (i: number, meaning: string) => `Sentence ${i + 1} of ${meaning}`,
  neutral: 'Neutral sentence',
  add: (meaning: string) => `Add a sentence of ${marked(meaning)}`,
  remove: (i: number, meaning: string) => `Remove sentence ${i + 1} of ${meaning}`,
  ready: 'Take the ready sentences',
  clear: 'Remove all of these',
  times: ({ times }: ReadAnchor, word: string) =>
    times === 0
      ? `${marked(word)} does not stand in it`
      : `${marked(word)} stands in it ${times} times`,
  falls: (t: number, own: boolean) => `${decimal(t)}${own ? '' : ': the other side'}`,
  newNames: ['one meaning', 'other meaning'] as const
};

/** A word without anchors. */
export const missing = {
  special: (name: string) =>
    `${marked(name)} is no word of the sentence: choose one that looks, in a map or in the sentence.`,
  word: (word: string, least: number) =>
    `There are no anchor sentences for ${marked(word)} yet. A meaning is known by sentences that have the word in it: ${least} at least of either meaning, and one that calls for neither.`,
  write: (word: string) => `Write anchors for ${marked(word)}`,
  few: (word: string, least: number) =>
    `Too few anchors: either meaning takes ${least} sentences at least with ${marked(word)} in them once.`,
  others: 'Ready in this sentence:',
  look: (word: string) => `Look at ${marked(word)}`
};
