import { marked } from '../isolate';
import type { Handed, ValueLength } from '../../measures/handed';
import { decimal, weight } from './numbers';

/** What is said of one number: the vectors behind it, and the steps from them to a weight. */
export const heading = 'One number, all of it';
/** In parts, as the words and the second weight are set apart. */
export const sentence = {
  of: 'of',
  nothingOf: 'nothing of',
  goesTo: '’s attention goes to',
  part: (t: number) => `, blended ${decimal(t)}`,
  /** @param one what proposal 1 compares by */
  byOne: (one: string) => `; by the ${one} alone,`,
  end: '.'
};
/** What the parts of a row are parts of; its formula stays on one line. */
const SUM = 'the row’s sum of weight\u00a0×\u00a0|v|';
/** What a weight amounts to, beside it. */
export const adds = ({ size, all }: Handed, isCut = false, muted = false) => {
  const amount = isCut || muted ? 'nothing' : weight(size);
  return `${muted ? 'muted: ' : ''}adds ${amount} of ${decimal(all)}, ${SUM}`;
};
/** In place of a weight. */
export const cut = 'cut';

const VALUE: Readonly<Record<ValueLength, string>> = {
  short: 'but its value is short',
  shorter: 'but its value is shorter than others’',
  alike: 'and its value is about as long as others’',
  longer: 'and its value is longer than others’'
};
/** Of [CLS] or [SEP] where it takes much of a row: a short value is why that changes little. */
export const sink = (from: string, to: string, value: number, handed: Handed) =>
  `${marked(from)} gives ${marked(to)} ${weight(value)} here, ${VALUE[handed.compared]} (|v| is ${decimal(handed.length)}, the words’ median ${decimal(handed.median)}): it adds ${weight(handed.size)} of ${decimal(handed.all)}, ${SUM}.${
    handed.compared === 'short'
      ? ' A row has to spend all of its weight; spent here, it changes little.'
      : ''
  }`;
export const caption = (from: string, to: string) =>
  `How the weight of ${marked(to)} for ${marked(from)} is computed`;
export const sum = 'sum of products';
export const mixed = (t: number) => `${decimal(1 - t)} and ${decimal(t)} of the two`;
export const power = 'e to that';
export const total = '÷ the row’s total';
export const drawn = 'weight drawn';
export const note =
  'The model subtracts the row’s largest score before taking e to it, so that no number overflows. Numerator and total shrink alike; the weight is the same.';
/** Why scores are divided, and by two roots where two lengths are compared. */
export const roots = (dModel: number, dHead: number) =>
  `The lecture leaves out ÷ √d: without it large scores push softmax to 0 and 1. d is how many products are added up${
    dModel === dHead
      ? ''
      : `: ${dModel} where proposal 1 compares all of x, ${dHead} where a head compares its q and k; each sum is divided by the root of its own d`
  }.`;
export const twoWords = 'Two different words are needed to compare.';

/** Strips of numbers. */
export const vectors = {
  twin: 'Vectors: this twin compares them as they are',
  unitTwin: 'Vectors: this twin compares them at length 1',
  learned: (from: string, to: string) =>
    `Vectors: q is what ${marked(from)} looks for, k what ${marked(to)} has`,
  x: (word: string) => `x of ${marked(word)}`,
  xUnit: (word: string) => `x of ${marked(word)} ÷ |x|`,
  wq: 'W_Q x',
  wk: 'W_K x',
  bq: '+ bias b_Q',
  bk: '+ bias b_K',
  q: (word: string) => `= q of ${marked(word)}`,
  k: (word: string) => `= k of ${marked(word)}`,
  qk: 'q × k, each term',
  product: 'their product, each term',
  xx: 'x × x, each term'
};
