import { marked } from '../../isolate';
import { count } from '../numbers';

/** What figures of the later steps say. */
export const keys = {
  choose: 'Keys of this head',
  own: 'keys of its own',
  queries: 'its queries for keys',
  drawn: 'What is drawn'
};

export const detour = {
  title: 'A detour: what does a matrix do?',
  name: 'A matrix turns and stretches the words',
  plane: (dModel: number) =>
    `A word here has ${count(dModel)} numbers; drawn are two, its shadow on the plane in which the words of this sentence differ most, seen from their mean. The matrices Q, K and V do to all ${count(dModel)} what this matrix of four numbers does to two.`,
  own: (layer: number, head: number, dModel: number, dHead: number) =>
    `The matrices of layer ${layer}, head ${head} make ${dHead} numbers of ${count(dModel)}. Each stretches in ${dHead} directions, by these factors (called singular values), and drops all others: it can lose something of a word. All that is added is a bias, a vector that is the same for every word.`,
  stretches: (layer: number, head: number) =>
    `Singular values of Q, K and V, layer ${layer}, head ${head}`
};

export const heads = {
  found: (from: string, to: string, n: number) =>
    n === 0
      ? `${marked(from)} looks most at ${marked(to)} in no head.`
      : `${marked(from)} looks most at ${marked(to)} in:`,
  head: (layer: number, head: number) => `layer ${layer}, head ${head}`
};

export const effects = {
  name: (from: string) => `What ${marked(from)} rests on`,
  caption: (from: string, layers: number) =>
    `Muted one at a time: all that ${marked(from)} takes from each of these, in all heads of all ${layers} layers.`,
  word: 'from',
  weight: 'its weights, added up',
  moved: 'how far the last vector moves',
  later: '…',
  note: (from: string) =>
    `Moved: how far the last vector of ${marked(from)} lies from where it was, as a share of how long it was. Other words still read each other, so part of what is taken away may come by a third.`
};

export const exams = {
  name: 'New sentences read in the right sense',
  caption:
    'Sentences up to a word of two senses, none of them shown in training: after how many of them a word that fits the right sense is likelier to come next than one that fits the other. Examined now, with the weights that are shipped.',
  learner: 'attention',
  learners: {
    learned: 'learned Q, K, V',
    'dot-product': 'dot product',
    'unit-dot-product': 'dot product, vectors 1 long'
  },
  plain: 'plain',
  distracted: 'with a misleading clause',
  note: 'A full bar is all of them; the dashed line is a guess, one half.'
};

export const planeDetour = {
  title: 'A detour: two vectors in a plane',
  name: (from: string, to: string) => `${marked(from)} and ${marked(to)} in their plane`,
  lead: (from: string, to: string, dModel: number) =>
    `Two vectors always lie in one plane, whatever their ${count(dModel)} dimensions. There ${marked(from)} and ${marked(to)} have their own lengths, dot product and cosine. Turn one until the dot product is largest; then make it longer.`,
  /** In a file's stamp. */
  byHand: ['vectors', 'moved by hand'] as const,
  columns: ['vector', 'x', 'y']
};
