import { marked } from '../isolate';

/** What a word's row adds up to, and what the rest of the layer does with it. */
export const heading = (from: string) => `What the row of ${marked(from)} adds up to`;
export const leadTwin = (from: string, layer: number) =>
  `Every word hands over its own vector x, turned down or up by its weight; the sum is ${marked(from)}’s z in layer ${layer}. This twin has learned no values: its v is x.`;
export const lead = (from: string, layer: number, head: number, one: string) =>
  `Every word hands over its value v, turned down or up by its weight; the sum is ${marked(from)}’s z in layer ${layer}, head ${head}. By the ${one} the words hand over their own vectors x.`;
export const column = {
  word: 'word',
  power: 'e to its score',
  score: 'score',
  weight: 'weight',
  v: '|v|',
  size: 'weight × |v|',
  /** @param one what proposal 1 compares by */
  dotWeight: (one: string) => `${one.replace(' ', '-')} weight`,
  x: '|x|',
  dotSize: 'weight × |x|'
};
export const rowOf = 'row of';
/** @param words whether no piece, mark or special token is among them */
export const left = (tokens: number, words: boolean) =>
  `${tokens} more ${words ? 'words' : 'tokens'}, each with a smaller weight, are in the sum too.`;
export const z = (from: string) => `z of ${marked(from)}: the sum of weight × v`;
export const zTwin = (one: string) => `its ${one.replace(' ', '-')} twin: the sum of weight × x`;

export const rest = {
  name: 'The rest of the layer',
  heading: 'Then the rest of the layer',
  oneHead: (dModel: number) => `There is one head: its z has ${dModel} numbers.`,
  heads: (nHeads: number, dHead: number, dModel: number) =>
    `The z of all ${nHeads} heads are joined: ${nHeads} × ${dHead} = ${dModel} numbers.`,
  residualTwin: 'They are added to x as they are (residual), and the sum is normalised.',
  residual: 'The output matrix mixes them; the result is added to x (residual) and normalised.',
  headOut: (head: number) => `Head ${head} is cut: whatever it gathers, its z is 0.`,
  attentionOut: 'The attention of this layer is cut: nothing is added to x, which is normalised.',
  mlpOut: 'The multi-layer perceptron of this layer is cut: nothing is added; normalised again.',
  mlp: 'A multi-layer perceptron rewrites each word’s vector alone; added and normalised again.',
  out: (n: number, dModel: number) =>
    `Out come ${n} vectors of ${dModel} numbers, as many and as long as went in.`,
  caption: (from: string) => `The vector of ${marked(from)}, layer by layer`,
  layer: 'layer',
  lengthIn: 'length in',
  lengthOut: 'length out',
  cosine: 'cosine of in and out'
};
