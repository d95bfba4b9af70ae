/** English: what the Learn page says beside what all pages share. */
import { marked } from '../isolate';
import { because, errorSentence } from './errors';
import { learned, matrices, time } from './learned';
import { verdict } from './verdict';
import type { Exam } from '../../engine/classroom-contract';
import type { Stamp } from '../../figures/csv';
import type { ClassTrouble } from '../../state/class-door.svelte';
import type { AttentionKind } from '../../transformer/config';
import type { SenseChance } from '../../learning/senses';
import { count, percent } from './numbers';

interface LearnerWords {
  readonly title: string;
  readonly formula: string;
  /** What of it learns; all else of it is alike. */
  readonly learns: string;
}

const LEARNER: Readonly<Record<AttentionKind, LearnerWords>> = {
  learned: {
    title: 'Learned Q, K, V',
    formula: 'q·k ÷ √64',
    learns: 'Learns Q, K, V, embeddings and MLPs: attention can choose where to look.'
  },
  'dot-product': {
    title: 'Dot product',
    formula: 'x·x ÷ √64',
    learns: 'Learns embeddings and MLPs alone: long vectors keep each word to itself.'
  },
  'unit-dot-product': {
    title: 'Dot product, unit length',
    formula: 'x·x, every |x| = 1',
    learns: 'Learns embeddings and MLPs alone: they can find the cue in an average.'
  }
};

const page = {
  title: 'Learn Q, K, V: Riverbank',
  description:
    'Press Start and watch queries, keys and values being learned, beside twins whose attention is the plain dot product.',
  about: (layers: number) =>
    `one head · ${layers} layers · 64 numbers a word · trained here, in this page`,
  heading: 'Watch Q, K and V being learned',
  settingUp: 'The learners are being set up in this page…',
  /** One sentence on what happened so far, in this run's numbers. */
  story(
    step: number,
    learners: readonly AttentionKind[],
    exams: readonly Exam[] | undefined
  ): string {
    if (step === 0) return 'Step 0: all weights are random, and attention is noise.';
    if (!exams) return `Step ${step}: the first examination comes at step 20.`;
    const parts = learners.map((learner, i) => {
      const exam = exams[i];
      const share = 'distracted' in exam ? exam.distracted : exam.accuracy;
      return `${LEARNER[learner].title} ${share === null ? 'has none' : percent(share)}`;
    });
    const what = exams.every((exam) => 'distracted' in exam)
      ? 'of new sentences with a distracting clause are understood'
      : 'of next words are right on held-out lines';
    return `Step ${step}: how many ${what}? ${parts.join(', ')}.`;
  }
};

const probe = {
  beginSo: 'words that begin so:',
  untilStop: 'Read up to the last mark: a sentence is over after it.',
  unknown: (words: readonly string[]) =>
    `Not in the language, read as unknown: ${words.map(marked).join(', ')}.`,
  /** @param known how many words the language has; 0 while that is not known */
  build: (known: number) =>
    `Build a sentence from the language’s ${known || ''} words, or take one:`,
  anyLine: 'Any beginning of a line will do: the learners say what comes next.'
};

const controls = {
  start: 'Start',
  goOn: 'Go on',
  pause: 'Pause',
  one: 'Step',
  reset: 'Reset',
  step: 'step',
  sentencesRead: (sentences: number) => `${count(sentences)} sentences read`,
  layers: 'layers',
  learningRate: 'learning rate',
  seed: 'seed',
  who: 'who learns',
  all: 'all three, in lockstep',
  alone: 'learned Q, K, V alone',
  trouble: (trouble: ClassTrouble): string =>
    trouble.kind === 'paused-hidden'
      ? `Paused at step ${trouble.step} while this tab was hidden. Nothing is lost: go on.`
      : trouble.kind === 'crashed'
        ? 'Training stopped with the worker; start again.'
        : errorSentence(trouble.error)
};

const discard = {
  question: 'Begin anew?',
  lost: (step: number) =>
    `The run so far, ${count(step)} ${step === 1 ? 'step' : 'steps'} with its time line, is discarded.`,
  keep: 'Keep this run',
  discard: 'Begin anew'
};

const learner = {
  of: LEARNER,
  layer: (layer: number) => `layer ${layer}`,
  map: (attention: AttentionKind, layer: number) => `${LEARNER[attention].title}, layer ${layer}`,
  nextWord: (word: string | undefined) => `next word after ${marked(word ?? '')}`,
  stamp: (sentence: string, attention: AttentionKind, layer: number, step: number): Stamp => [
    ['sentence', sentence],
    ['model', LEARNER[attention].title],
    ['layer', layer],
    ['head', 1],
    ['step', step]
  ],
  verdict,
  /** Over the likeliest words: what is counted above. */
  senses: 'by sense, its words added: the larger one counts above',
  sense: ({ name, starts }: SenseChance) => `${name}: ${starts.join(', ')}`,
  /** What an examination found, in a line or two. */
  exam(exam: Exam | undefined): { figure: string; words: string } {
    if (!exam) return { figure: '–', words: 'not examined yet' };
    if ('plain' in exam) {
      return {
        figure: percent(exam.plain),
        words: `of new sentences read in the right sense; ${percent(exam.distracted)} with a distracting clause`
      };
    }
    return {
      figure: exam.accuracy === null ? '–' : percent(exam.accuracy),
      words: `of next words right on held-out lines${exam.loss === null ? '' : `; loss ${exam.loss.toFixed(2)}`}`
    };
  }
};

const keep = {
  heading: 'Keep what was trained',
  which: 'which',
  use: 'Use it in Explore',
  download: 'Download the checkpoint (zip)',
  failed: (error: unknown) => `What was trained was not handed over${because(error)}. Try again.`,
  gone: 'There is nothing to hand over: this run is gone. Start it again.',
  /** What stands before and after the command that takes the folder. */
  lead: [
    'The zip holds a plain Hugging Face folder: unpack it and',
    'npm run import-checkpoint -- FOLDER NAME',
    'takes it.'
  ] as readonly [string, string, string],
  /** What Explore says of the model. */
  offer: (attention: AttentionKind, steps: number) => ({
    title: 'Trained here',
    source: `${LEARNER[attention].title}, ${count(steps)} ${steps === 1 ? 'step' : 'steps'}`,
    licence: 'yours'
  })
};

const ownText = {
  heading: 'Learn from your own text',
  lead: (lines: number, words: number) =>
    `Paste up to ${count(lines)} lines in any language. Words are what stands between spaces and punctuation, and each Chinese character by itself; the ${count(words)} most frequent are kept, the rest is read as unknown. One line in ten is held out, and the loss and the share of right next words are measured on those. The text stays on this machine.`,
  field: 'Your own text',
  learn: 'Learn from this text',
  parted: (learned: number, heldOut: number) =>
    `Learning from ${count(learned)} ${learned === 1 ? 'line' : 'lines'}; ${count(heldOut)} held out`,
  more: (lines: number) => `and ${count(lines)} more`,
  back: 'Back to the small language'
};

const rules = {
  summary: (words: number) => `The small language: ${words} words with two senses each`,
  lead: 'A sentence says who did what, when and with whom, near a word of two senses; only what was done tells the sense, and both senses share their verbs. Half of the sentences begin with a clause about somebody else that holds a cue of the other sense. One combination in five is never seen in training; what is understood is measured on those alone.',
  word: 'word',
  verbs: 'verbs',
  sense: 'sense',
  cues: 'cues, one for each verb',
  endings: 'goes on',
  who: 'who',
  companions: 'with whom',
  times: 'when',
  leads: 'a clause about somebody else begins with',
  sayings: 'said as they are'
};

export const words = {
  discard,
  page,
  probe,
  controls,
  learner,
  time,
  matrices,
  learned,
  keep,
  ownText,
  rules
};
