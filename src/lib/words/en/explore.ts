import type { PairWeight } from '../../measures/pair';
import { marked } from '../isolate';
import { because } from './errors';
import { quoted } from './quoted';
import { count, decimal, megabytes, weight } from './numbers';

/** What Explore says besides its figures. */
export const title = 'Riverbank: what attention looks at';
/** Of the page with something cut. */
export const titleWith = (cuts: number) =>
  cuts === 0 ? title : `${cuts} ${cuts === 1 ? 'cut' : 'cuts'} | ${title}`;
export const description =
  'Type a sentence and see, layer by layer, what the dot product would attend to beside what learned queries and keys attend to.';
export const heading = 'What does each word look at?';

export const overviewHint =
  'Layer 1 reads the words themselves; each later layer reads what the layer before it wrote. Choose any square.';
/** While the model is coming. @param here layers that have read, of so many */
export const overviewComing = (here: number, layers: number) =>
  `${here === 1 ? 'Layer 1 has' : `Layers 1 to ${here} have`} read this text; ${here + 1 === layers ? `layer ${layers} is` : `layers ${here + 1} to ${layers} are`} on the way.`;
/** What a saved overview of a long text says of its numbers. */
export const pooled = (size: number, n: number) =>
  `${size} × ${size} for ${n} × ${n} tokens: each the largest of its block`;
export const nextWordAfter = (word: string) => `next word after ${marked(word)}`;

export const compare = 'Compare with another';
export const link = { copy: 'Copy link', copied: 'Copied', label: 'Link to what is shown' };

export const pair = {
  name: 'The two proposals side by side',
  axes: 'Each row is a word that looks; each column a word that is looked at.',
  /** Heads a picture of both. */
  quoted: (sentence: string) => `“${sentence}”`,
  compares: 'Proposal 1 compares by',
  similarity: { dot: 'dot product', scaled: '÷ √d', cosine: 'cosine' },
  draw: 'Draw',
  drawn: { pattern: 'weights', scores: 'raw scores' },
  special: 'show [CLS] and [SEP]',
  enlarge: 'Enlarge',
  enlargeKeys: 'Alt+Enter',
  large: 'The two proposals, enlarged',
  back: 'Back (Escape)'
};

export const slider = {
  identity: {
    dot: 'dot product: M = identity',
    scaled: 'dot product: M = identity',
    cosine: 'cosine: M = identity, |x| = 1'
  },
  /** W_Q W_K^T, its indices set low and high. */
  learned: 'learned: M =',
  label: 'From proposal 1 to proposal 2',
  value: (t: number) => `${decimal(t)} of the way`,
  hint: 'Both proposals score two words as x M yᵀ, scaled. Drag to turn one M into the other; the map of proposal 2 follows.',
  blended: (t: number) => `blended ${decimal(t)}`,
  reset: 'reset'
};

export const find = {
  name: 'Every head for this pair',
  heading: (from: string, to: string) =>
    `Where ${marked(from)} looks at ${marked(to)}, in every layer and head`,
  waits: 'Every head for this pair: once every layer has read this text.',
  go: (from: string, to: string, layer: number, head: number, most: number) =>
    `Go to the head that looks most from ${marked(from)} to ${marked(to)}: layer ${layer}, head ${head} (${weight(most)})`,
  /** @param others what the other rows give the same word, on average */
  above: (from: string, to: string, { layer, head, forth, others }: PairWeight) =>
    `Go to the head in which ${marked(from)} looks at ${marked(to)} most above the other rows: layer ${layer}, head ${head} (${weight(forth)}, others ${weight(others)})`
};

export const json = {
  button: 'Download JSON',
  every: 'every number of this reading, as',
  writes: 'writes it',
  failed: (error: unknown) => `No JSON file was made${because(error)}. Try again.`,
  gone: 'No JSON file was made: another text is being read. Try again when it is there.'
};

/** What a model with a small vocabulary does not know. */
export const unknown = {
  knows: (model: string, words: number) =>
    `${model === 'lecture' ? 'The lecture model' : 'This model'} knows ${count(words)} words; it does not know:`,
  near: '(did you mean:',
  end: ')',
  replace: (word: string, by: string) => quoted(`replace ${marked(word)} by ${marked(by)}`),
  more: (words: number) => `and ${words} more`
};

export const model = {
  label: 'Model',
  shape: (layers: number, heads: number) =>
    `${layers} layers × ${heads} ${heads === 1 ? 'head' : 'heads'}`,
  /** @param here bytes that have come; what is said of a part is no longer than what is said of all */
  size: (parameters: number, here: number, bytes: number) =>
    here < bytes
      ? `${(here / 1e6).toFixed(1)} of ${megabytes(bytes)} here`
      : `${count(parameters)} numbers, ${megabytes(bytes)}`,
  loading: (loaded: number, total: number) => `loading ${megabytes(loaded)} of ${megabytes(total)}`,
  loadingAny: 'loading the model',
  progress: 'Model loading',
  read: (milliseconds: number) =>
    `read on this machine in ${Math.max(1, Math.round(milliseconds))} ms`
};

/** Names of the models that are made by this project; others have names of their own. */
export const models = {
  lecture: 'The lecture model',
  'lecture-dot': 'Its twin: dot product',
  'lecture-unit-dot': 'Its twin: unit-length dot product',
  trained: 'Trained here'
};
export const thisProject = 'this project';
export const yours = 'yours';

/** What a saved figure says of itself. */
export const stamp = {
  sentence: 'sentence',
  model: 'model',
  sha256: 'sha256',
  layer: 'layer',
  head: 'head',
  address: 'address',
  cuts: 'cuts',
  values: 'values',
  numbers: 'numbers',
  drawn: { pattern: 'weights', scores: 'scores before the softmax' }
};
