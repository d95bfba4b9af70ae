/** English: what the panel of classes says, loaded with it. */
import { marked } from '../isolate';
import { errorSentence } from './errors';
import { count, decimal } from './numbers';
import type { Busy } from '../../state/classes.svelte';
import type { Refusal } from '../../learning/labelled';

/** Examples to begin with: two banks, and nothing but the sentence around them to tell which. */
const ready = {
  river: [
    'The children fished from the bank all afternoon.',
    'We sat on the grassy bank and watched the water.',
    'A heron stood motionless by the muddy bank.',
    'After the storm the stream flooded its bank.',
    'They pulled the canoe up onto the bank.',
    'Willows grow along the bank of the stream.',
    'She slipped on the wet bank and got her feet soaked.',
    'The otter vanished into a hole in the bank.',
    'Ducks were nesting among the reeds on the far bank.',
    'He swam across and climbed the opposite bank.'
  ],
  money: [
    'She opened a savings account at the bank.',
    'The bank refused to give him a loan.',
    'He works as a cashier in a bank downtown.',
    'The bank raised its interest rates again.',
    'I paid the cheque in at the bank this morning.',
    'Their mortgage is with a large bank.',
    'The robbers forced the bank manager to open the vault.',
    'My bank charges a fee for every transfer.',
    'Customers queued outside the bank to withdraw their cash.',
    'The bank sent me a new credit card.'
  ]
};

/** Long rows are told by their beginning. */
const begin = (text: string) => marked(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const examples = {
  heading: 'Examples',
  field: 'Examples: a line each, label, tab, sentence',
  ready: 'River or money: a ready set',
  train: 'Learn from them',
  again: 'Learn again',
  download: 'Download',
  clear: 'Clear',
  label: 'label',
  sentence: 'sentence',
  add: 'Add',
  addThis: 'Add the sentence above, or another, as an example',
  refused(refusal: Refusal, limits: { labels: number; examples: number }): string {
    switch (refusal.kind) {
      case 'no-tab':
        return `Line ${refusal.line} has no tab between label and sentence: ${begin(refusal.found)}.`;
      case 'no-label':
        return `Line ${refusal.line} has no label before its tab: ${begin(refusal.sentence)}.`;
      case 'no-sentence':
        return `Line ${refusal.line} has no sentence after ${begin(refusal.label)}.`;
      case 'many-labels':
        return `Line ${refusal.line}: ${begin(refusal.label)} is one label too many; there can be ${limits.labels}.`;
      case 'many-examples':
        return `Line ${refusal.line} is one example of ${begin(refusal.label)} too many; there can be ${limits.examples}.`;
      case 'few-labels':
        return refusal.found === 0
          ? 'Paste or type examples of two labels at least, or take the ready set.'
          : 'One label alone leaves nothing to tell apart: add examples of another.';
      case 'few-examples':
        return `${begin(refusal.label)} has one example; each label needs two, so that one is left while the other is left out.`;
    }
  },
  counts: (groups: readonly { readonly label: string; readonly count: number }[]) =>
    groups.map(({ label, count }) => `${marked(label)} ${count}`).join(' · '),
  repeated: (lines: number) =>
    lines === 1
      ? '1 line says again what another says: it counts once.'
      : `${lines} lines say again what others say: each counts once.`,
  busy: ({ stage, done, of }: Busy) =>
    stage === 'reading'
      ? `Reading the examples: ${done} of ${of}…`
      : `Leaving each example out in turn: ${done} of ${of}…`,
  learned: (steps: number, milliseconds: number, first: number, last: number) =>
    `Learned in ${steps} steps, ${Math.max(1, Math.round(milliseconds))} ms: loss ${decimal(first)} → ${decimal(last)}.`,
  changed: 'The examples have changed since: learn again.',
  cutShort: (sentences: number, limit: number) =>
    `${sentences === 1 ? '1 example is' : `${sentences} examples are`} longer than the ${limit} tokens that the model reads: the beginning counts.`,
  unkept:
    'This browser has no room to keep the examples: they are here until the page is closed. Download them.',
  trouble: ({ error, example }: { error: Error; example: number | null }) =>
    example === null
      ? `Nothing was learned: ${errorSentence(error)}${error.name === 'EngineCrashedError' ? '' : ' Try again.'}`
      : `Example ${example + 1} was not read: ${errorSentence(error)}`,
  failed: (error: unknown) => `No file was made: ${errorSentence(error)}`
};

const ask = {
  replace: 'Replace your examples by the ready set?',
  clear: 'Clear your examples?',
  lost: (lines: number) =>
    `${lines === 1 ? '1 line' : `${count(lines)} lines`} and what was learned from them go; this browser keeps no copy.`,
  no: 'Keep them',
  yes: { replace: 'Replace them', clear: 'Clear them' }
};

const result = {
  heading: (label: string, chance: string) => `This sentence: ${marked(label)}, ${chance}`,
  name: 'The sentence’s class',
  none: 'Learn from examples, and the class of the sentence above stands here as you type.',
  other: 'The model has changed; its own W is learned from the same examples…',
  columns: { label: 'label', score: 'score', bar: 'bar', chance: 'probability' },
  even: (labels: number) =>
    `score = W s + b, softmax makes them probabilities. A full bar is 1, the line is 1 ÷ ${labels}.`
};

const leftOut = {
  right: (right: number, of: number) =>
    `Left out in turn, ${right} of ${of} examples are right: each judged by what the others teach.`,
  waiting: 'Each example is left out in turn…',
  wrong: (examples: number) =>
    examples === 1 ? 'The one that is not' : `The ${examples} that are not`,
  said: (label: string, sentence: string, verdict: string) =>
    `${marked(sentence)}: ${marked(label)}, but the others say ${marked(verdict)}`
};

const matrix = {
  heading: (labels: number, columns: number) => `W, ${labels} × ${columns}: what was learned`,
  row: (label: string) => `row of ${marked(label)}`,
  lead: 'A row for each label. Where a number of the sentence vector has the row’s sign, it speaks for the label.',
  name: 'W and b',
  corner: 'label',
  bias: 'b',
  column: (index: number) => `W ${index}`
};

export const words = {
  ready,
  heading: 'The other output: a class',
  lead: (columns: number) =>
    `The mean of the last layer’s vectors is the sentence vector s, ${columns} numbers. One linear layer, W s + b, turns it into a score for each label. It is learned here, by back-propagation from your examples; the transformer stays as it is. Examples stay in this browser.`,
  examples,
  ask,
  result,
  leftOut,
  matrix
};
