import type { Token } from '../tokenizer/token';
import type { AttentionKind } from '../transformer/config';
import { errorSentence } from './en/errors';

/** Every sentence that the page makes out of numbers. One place, so that it speaks with one voice. */

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** A number as the page writes it: two decimals unless told, a true minus sign. */
export function decimal(value: number, digits = 2): string {
  return value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−');
}

/** A positive number of any size, three figures: 12.1, 0.0041, 3.2e+12. */
export const magnitude = (value: number) =>
  value === Infinity
    ? 'over 1e+308'
    : value !== 0 && (value >= 1e5 || value < 1e-3)
      ? value.toExponential(2)
      : String(Number(value.toPrecision(3)));

/** A whole number with thin grouping: 22,713,216. */
export const count = (value: number) => value.toLocaleString('en');

export const megabytes = (bytes: number) =>
  bytes < 1e6
    ? `${Math.round(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** A token as the page names it: a continuing piece with a dash, an unknown one by its own letters. */
export const tokenName = ({ name, continues }: Pick<Token, 'name' | 'continues'>) =>
  continues ? `-${name}` : name;

export const looksAt = (from: string, to: string, weight: number) =>
  `${from} looks at ${to}: ${decimal(weight)}`;

export const scoresAt = (from: string, to: string, score: number) =>
  `${from} scores ${to}: ${decimal(score)}`;

export const mapName = {
  mixed: (t: number, layer: number, head: number) =>
    `Between dot product and learned Q K at ${decimal(t)}, layer ${layer}, head ${head}`,
  dotProduct: (layer: number) => `Dot product, layer ${layer}`,
  learned: (layer: number, head: number) => `Learned Q K, layer ${layer}, head ${head}`,
  /** A model's own attention where it has learned no Q and K. */
  twin: (attention: Twin, layer: number) => `Twin's ${TWINS[attention]}, layer ${layer}`
};

/** Attention without learned Q and K. */
export type Twin = Exclude<AttentionKind, 'learned'>;

const TWINS: Readonly<Record<Twin, string>> = {
  'dot-product': 'dot product',
  'unit-dot-product': 'dot product of unit-length vectors'
};

export const twinHeading = (attention: Twin) => `This twin’s own attention: ${TWINS[attention]}`;

export const nextWordAfter = (word: string) => `next word after “${word}”`;

/** What a model with a small vocabulary knows, said where a text goes beyond it. */
export const vocabularySize = (model: string, words: number) =>
  `${model === 'lecture' ? 'The lecture model' : 'This model'} knows ${count(words)} words; it does not know:`;

export const selfReadout = (own: number, all: number) =>
  `${own} of ${all} ${plural(all, 'word', 'words')} ${plural(own, 'looks', 'look')} mostly at ${plural(own, 'itself', 'themselves')}.`;

export const problem = {
  blank: 'Type a sentence above: the model reads it as you type.',
  tooLong: (all: number, limit: number, exact: boolean) =>
    `This text has ${exact ? '' : 'over '}${count(all)} tokens; the model reads the first ${limit}. The mark shows where it stopped.`,
  loading: (error: Error): string => (LOADING[error.name] ?? OTHERWISE)(errorSentence(error)),
  reading: (error: Error) =>
    `This text was not read: ${errorSentence(error)} Change it and it is read again.`,
  crashed: 'The model stopped and was started again; the text is being read anew.',
  crashedOften: 'The model keeps stopping on this machine. Reload the page to try once more.',
  noSimd: 'This browser has no WebAssembly SIMD, so readings take about twice as long.'
};

/** What the page says of a model that did not load, by the error's name, around its own sentence. */
const LOADING: Readonly<Record<string, (why: string) => string>> = {
  DownloadError: (why) => `The download stopped half-way: ${why} What has come is kept.`,
  MissingFileError: (why) => `A file of the model is missing: ${why}`,
  CorruptFileError: (why) => `A file of the model is damaged: ${why}`,
  UnsupportedModelError: (why) => `This model is of another kind: ${why}`,
  BackendError: (why) => `The model cannot run here: ${why}`
};
const OTHERWISE = (why: string) => `The model did not load: ${why}`;

/** Scores closer than this are equal: float32 rounding in a sum of some hundred products. */
const SAME_SCORE = 1e-3;

export const symmetryReadout = (difference: number) =>
  difference < SAME_SCORE
    ? 'Scores are symmetric: both directions are equal.'
    : `Scores are not symmetric: the two directions differ by up to ${decimal(difference)}.`;

export const hiddenShare = (word: string | null, share: number, mean: number) =>
  `[CLS] and [SEP] are hidden, not forgotten: ${
    word === null ? '' : `${decimal(share)} of what ${word} gives goes to them, `
  }${decimal(mean)} on average over these rows.`;
