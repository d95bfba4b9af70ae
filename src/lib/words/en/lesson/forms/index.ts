/** English: the eight questions before and after the lesson, loaded with their pages alone. */
import type { CodeRefusal } from '../../../../lesson/forms/code';
import type { Form } from '../../../../lesson/forms/questions';
import type { Verdict } from '../../../../lesson/forms/sitting';
import type { StepName } from '../../../../lesson/names';
import { marked } from '../../../isolate';
import { words as lesson } from '..';
import { A } from './a';
import { B } from './b';
import { reasons } from './reasons';

/** A few words for each question, where there is no room for the whole of it. */
const topics = {
  diagonal: 'the dot product with itself',
  rows: 'one score, two weights',
  softmax: 'a row adds up to 1',
  symmetry: 'one matrix for q and k',
  growth: 'what grows with the text',
  values: 'weight and value',
  learning: 'what is learned',
  cause: 'what rests on what'
};

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** Why a code is none, after which it is told what was typed. */
export const refused = (found: string, why: CodeRefusal): string => {
  switch (why.kind) {
    case 'length':
      return `${marked(found)} has ${count(why.found, 'character')}; a code has 8.`;
    case 'character':
      return `${marked(found)} is no code: ${marked(why.found)} is in none.`;
    case 'mistyped':
      return `${marked(found)} is no code: at least one of its characters is wrong.`;
  }
};

export const words = {
  forms: { A, B },
  reasons,
  topics,
  refused,
  page: {
    A: {
      title: 'Eight questions before the lesson · Riverbank',
      heading: 'Before the lesson',
      lead: 'Eight questions about attention. Answer as you think now, and say each time whether you are sure. What is right is shown after the lesson, once eight others are answered.'
    },
    B: {
      title: 'Eight questions after the lesson · Riverbank',
      heading: 'After the lesson',
      lead: 'The same eight ideas with other words. Once all are answered, you see what has changed, and why each option is right or wrong.'
    },
    description:
      'Eight questions about attention, asked before the lesson and after it, on your own machine.'
  },
  question: (number: number) => `Question ${number}`,
  sure: { legend: 'Are you sure?', yes: 'sure', no: 'not sure' },
  answered: (n: number) => `${n} of 8 answered`,
  /** What one question lacks: an answer, how sure one is, or both. */
  lacks: (answer: boolean, sure: boolean) =>
    [answer ? 'choose an answer' : '', sure ? 'say whether you are sure' : '']
      .filter((part) => part !== '')
      .join(', and '),
  /** @param numbers of the questions that lack something, from 1 */
  missing: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Question ${numbers[0]} lacks an answer, or whether you are sure.`
      : `Questions ${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]} lack an answer, or whether you are sure.`,
  hand: 'Done',
  final: 'After that your answers stay as they are.',
  kept: 'Answers are kept in this browser and go nowhere else.',
  unkept: 'This browser keeps nothing: answers are gone once the page is closed.',
  erase: {
    open: 'Erase my answers',
    question: 'Erase your answers?',
    lost: (forms: readonly Form[]) =>
      `${forms.map((form) => (form === 'A' ? 'Those before the lesson' : 'those after it')).join(' and ')} go from this browser. A code that you have passed on stays valid.`.replace(
        /^t/,
        'T'
      ),
    keep: 'Keep them',
    erase: 'Erase them'
  },
  code: {
    heading: { A: 'Your code before the lesson', B: 'Your code after the lesson' },
    lead: 'It holds your eight answers and how sure you were, and nothing else about you. If somebody collects codes, give them this one.',
    copy: 'Copy the code',
    copied: 'Copied',
    refused: 'The browser did not allow copying. The code is selected: copy it with the keyboard.',
    field: 'Your code'
  },
  done: {
    A: 'All eight are answered.',
    next: 'Go to the lesson',
    after: 'Eight questions after the lesson'
  },
  result: {
    heading: 'What has changed',
    only: (n: number) => `${n} of 8 right.`,
    change: (before: number, after: number) =>
      `Before the lesson ${before} of 8 were right, after it ${after}.`,
    errors: (sure: number, mended: number) =>
      sure === 0
        ? 'Before, you were sure of no wrong answer.'
        : `Before, you were sure of ${count(sure, 'wrong answer')}; ${
            mended === 0 ? 'none' : mended
          } of them ${mended === 1 ? 'is' : 'are'} right now.`,
    stillSure: (sure: number) =>
      sure === 0
        ? ''
        : `Now you are sure of ${count(sure, 'wrong answer')}: begin with ${sure === 1 ? 'that one' : 'those'} below.`,
    columns: { before: 'before', after: 'after' },
    verdicts: {
      'wrong-sure': 'wrong, sure',
      wrong: 'wrong, not sure',
      right: 'right, not sure',
      'right-sure': 'right, sure'
    } satisfies Record<Verdict, string>,
    right: 'right',
    wrong: 'wrong',
    chosen: (form: Form, sure: boolean) =>
      `your answer ${form === 'A' ? 'before' : 'after'}, ${sure ? 'sure' : 'not sure'}`,
    step: (step: StepName) => `In the lesson: ${lesson.steps[step]}`
  },
  before: {
    none: 'You have not answered the eight questions before the lesson in this browser, so there will be nothing to compare with.',
    link: 'Answer those first',
    field: 'Answered them elsewhere? Your code from before',
    use: 'Use it',
    notBefore:
      'That is a code of the questions after the lesson. The one from before begins with a digit or with A to F.'
  }
};
