/** English: what every page of the lesson says beside what all pages share. */
import type { Act, StepName } from '../../../lesson/names';
import type { NoQuestion } from '../../../lesson/step';
import { marked } from '../../isolate';
import { errorSentence } from '../errors';
import { drawn } from './drawn';

const acts: Readonly<Record<Act, string>> = {
  attention: 'attention',
  'proposal-1': 'proposal 1',
  'proposal-2': 'proposal 2',
  model: 'a whole model'
};

/** What each step is called in lists and on the way to it. */
const steps: Readonly<Record<StepName, string>> = {
  'which-bank': 'Which bank?',
  'n-in-n-out': 'n vectors in, n vectors out',
  softmax: 'A row is a budget',
  'weighted-sum': 'A new vector',
  diagonal: 'Everyone finds themselves',
  dimensions: 'Why: many dimensions',
  symmetry: 'There and back',
  'three-vectors': 'One word, three vectors',
  'proposal-2': 'Learned Q and K',
  heads: 'Many heads',
  values: 'Weight is not contribution',
  learning: 'Nobody tells them',
  'next-layer': 'Layer by layer',
  cuts: 'What it rests on'
};

const page = {
  title: 'Lesson: Riverbank',
  titleOf: (step: StepName) => `${steps[step]}: Riverbank`,
  description:
    'Attention in 14 steps, on a sentence of your own: say first what you expect, then see it computed.',
  heading: 'Attention, step by step',
  lead: 'Each step asks before it shows. What is right is computed from your sentence as you read; nothing is prepared.'
};

const list = {
  name: 'Steps',
  start: 'Start',
  resume: (at: StepName | 'end') => `Go on: ${at === 'end' ? 'the end' : steps[at]}`,
  core: 'The seven core steps take about ten minutes; the others are detours.',
  coreFrom: (step: StepName) => `Begin with the core: ${steps[step]}`,
  detour: 'detour',
  done: 'answered',
  again: 'Start again',
  forget: 'This removes your answers and dots from this browser.'
};

const frame = {
  place: (number: number, of: number) => `${number} of ${of}`,
  detour: 'a detour',
  sentence: 'Your sentence',
  pick: 'Pick words',
  pickFirst: 'Click the word that looks.',
  pickSecond: (first: string) => `Now click the word that ${marked(first)} should find.`,
  pickHow: 'Click the word that looks, then the word that it should find.',
  pair: (from: string, to: string) => `${marked(from)} looks for ${marked(to)}`,
  question: 'Before you look',
  options: 'Answers',
  sure: 'Sure?',
  yes: 'sure',
  no: 'not sure',
  choose: 'Choose an answer first; a guess is allowed.',
  see: 'Show without answering',
  right: 'Right.',
  wrong: 'Not so.',
  rightIs: (option: string) => `Right is: ${option}.`,
  others: 'The other answers',
  way: 'The way through the lesson',
  back: 'Back',
  next: (step: StepName) => `Next: ${steps[step]}`,
  end: 'The end',
  straight: (step: StepName) => `Past the detours: ${steps[step]}`,
  all: 'All steps',
  reading: 'Reading the sentence…',
  covered: 'Drawn after your answer.',
  failed: (error: Error) => `This step was not computed: ${errorSentence(error)}`,
  tooLong: (limit: number) =>
    `The lesson reads sentences of up to ${limit} tokens whole; this one is longer.`,
  offer: 'Take the lecture’s sentence',
  nothing: {
    'near-tie': 'The two best answers are too close to call here, so this is not asked.',
    'too-short': 'This sentence has too few words for this question.',
    'no-pair': 'No two words of this sentence can look at each other.',
    'one-head': 'This model has one head in each layer, so there is nothing to compare.',
    'one-layer': 'This model has one layer, so there is no next one.',
    'nothing-learned': 'This model learns no Q and K, so there is nothing to compare.',
    'no-anchors': 'No sentences are at hand that tell this word’s meanings apart.'
  } satisfies Record<NoQuestion, string>,
  same: {
    explore: 'The same on Explore',
    compare: 'The same on Compare',
    learn: 'On Learn Q, K, V'
  }
};

const dots = {
  as: (word: string) => `As ${marked(word)}`,
  should: (word: string) => `ten dots on what ${marked(word)} should look at`,
  named: (word: string) => `Your ten dots as ${marked(word)}`,
  marks:
    'One of the two is a mark: pick two words of the sentence, and spend dots as each of them.',
  heading: 'Your ten dots',
  what: (word: string) => `what you thought ${marked(word)} should look at`,
  none: 'You have spent no dots on this sentence.',
  both: (from: string, to: string, forth: number, back: number) =>
    forth === back
      ? `You gave ${marked(to)} ${forth} as ${marked(from)}, and as many back. Dots are shares of a row, as weights are.`
      : `As ${marked(from)} you gave ${marked(to)} ${forth} of ten, as ${marked(to)} you gave ${marked(from)} ${back}. Dots are shares of a row, as weights are.`,
  spend: 'Spend ten dots'
};

/** The pause after an act. */
const pause = {
  title: (act: Act) => `A pause after ${acts[act]}: Riverbank`,
  heading: 'So far, in your numbers',
  onward: (act: Act) => `A pause after ${acts[act]}`,
  answered: (all: number, right: number, sure: number) =>
    `${all} ${all === 1 ? 'question' : 'questions'} answered, ${right} of them right; you were sure of ${sure}.`,
  numbers: 'What your sentence showed',
  reading: 'Reading the sentence…',
  play: 'Free play',
  why: 'Try what you would like to know, on any sentence. The way back is the Lesson link above; it goes on where you stopped.',
  explore: {
    attention: 'Explore your sentence: choose a head, and see what one word’s row adds up to',
    'proposal-1': 'Explore your sentence: does cosine, or another layer, free the diagonal?',
    'proposal-2': 'Explore your sentence: turn proposal 1 into proposal 2 with the slider',
    model: 'Explore your sentence: mute a weight, and see what depends on it'
  } satisfies Record<Act, string>,
  compare: 'Compare your sentence with one that differs in a word'
};

/** A question that comes back. */
const again = {
  title: 'Once more: Riverbank',
  onward: (step: StepName) => `Once more, in other words: ${steps[step]}`,
  heading: (step: StepName) => `Once more: ${steps[step]}`,
  text: 'You were sure here, and it was otherwise. The same idea, asked again; it does not come a third time.',
  nothing: 'There is no question that would have to come back.'
};

const end = {
  title: 'The end of the lesson: Riverbank',
  heading: 'Your ten dots, once more',
  lead: 'Spend them again, as you would now. Nothing is right or wrong here either.',
  agreements: 'What agrees with your dots',
  caption:
    'Each number is the part of a row that the dots foresaw: the sum, over the words, of the smaller of dots ÷ 10 and weight.',
  dots: 'dots',
  map: 'map',
  first: 'at first',
  last: 'now',
  as: (word: string) => `as ${marked(word)}`,
  maps: {
    one: (layer: number) => `dot product, layer ${layer}`,
    two: (layer: number, head: number, learned: boolean) =>
      `${learned ? 'learned' : 'this twin’s own'}, layer ${layer}, head ${head}`,
    best: (layer: number, head: number) =>
      `layer ${layer}, head ${head}: of all heads it agrees most, both words added`
  } satisfies Record<string, (layer: number, head: number, learned: boolean) => string>,
  meaning:
    'A map that agrees with you is not better for it: heads do many things, and what a weight is worth only a cut shows.',
  returned: (all: number, right: number) =>
    `${all} came back in other words, ${right} of them then right.`,
  open: 'One question stays open',
  question: (from: string, to: string) =>
    `Answer for yourself, in one sentence: why may ${marked(from)} need ${marked(to)} more than the other way round?`
};

const questions = {
  heading: 'Eight questions',
  lead: {
    start: 'Answered before the lesson and again after it, they show what has changed.',
    end: 'With other words than before the lesson; after them you see what has changed, and why.'
  },
  before: 'Before the lesson',
  after: 'After the lesson',
  codes: 'Codes of a class'
};

export const words = {
  acts,
  steps,
  page,
  list,
  frame,
  dots,
  figures: drawn,
  pause,
  again,
  end,
  questions
};
