/** English: what the page of codes says, loaded with it. */
import type { LineTrouble } from '../../../lesson/forms/lines';
import type { Form } from '../../../lesson/forms/questions';
import type { Verdict } from '../../../lesson/forms/sitting';
import type { Tally } from '../../../lesson/forms/tally';
import { marked } from '../../isolate';
import { decimal } from '../numbers';
import { refused, words as forms } from './forms';

const when: Readonly<Record<Form, string>> = { A: 'before', B: 'after' };
const persons = (n: number) => (n === 1 ? '1 person' : `${n} persons`);
const signed = (value: number, digits = 0) =>
  value > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
/** Long lines are told by their beginning. */
const begin = (text: string) => marked(text.length > 40 ? `${text.slice(0, 40)}…` : text);

function trouble(said: LineTrouble): string {
  switch (said.kind) {
    case 'no-code':
      return `Line ${said.line} has no code of 8 characters: ${begin(said.found)}.`;
    case 'refused':
      return `Line ${said.line}: ${refused(said.found, said.why)}${
        said.person ? ' The other code of the line counts.' : ''
      }`;
    case 'twice':
      return `Line ${said.line} has two different codes from ${when[said.form]} the lesson, so none of it counts.`;
    case 'too-many':
      return `From line ${said.line} on nothing is read: ${said.most} lines are the most.`;
  }
}

const verdicts: Readonly<Record<Verdict, string>> = {
  'wrong-sure': 'wrong and sure',
  wrong: 'wrong, not sure',
  right: 'right, not sure',
  'right-sure': 'right and sure'
};

export const words = {
  topics: forms.topics,
  page: {
    title: 'Codes of a class · Riverbank',
    heading: 'Codes of a class',
    description:
      'What a class answered before the lesson and after it, from its codes of 8 characters.',
    lead: 'Paste the codes that were collected, one person a line: the code from before the lesson, the one from after it, or both, between any other columns. All is computed in this browser; nothing is sent or kept.'
  },
  field: 'Codes, one person a line',
  clear: 'Clear',
  before: 'Questions before',
  after: 'Questions after',
  none: 'No codes yet.',
  read: (all: number, both: number) =>
    both === all
      ? `${persons(all)}, each with both codes.`
      : `${persons(all)}, ${both === 0 ? 'none' : both} with both codes.`,
  headings: 'The first line has no number and was taken for headings.',
  troubles: (n: number) =>
    n === 1 ? '1 thing could not be read' : `${n} things could not be read`,
  trouble,
  more: (n: number) => `and ${n} more`,
  summary: {
    right: ({ form, meanRight, sittings }: Tally) =>
      meanRight === null
        ? `Nobody’s code is from ${when[form]} the lesson.`
        : `${form === 'A' ? 'Before' : 'After'} the lesson ${decimal(meanRight, 1)} of 8 are right (mean of ${persons(sittings)}).`,
    /** @param paired persons with both codes */
    gain: (mean: number, paired: number) =>
      `Of ${persons(paired)} with both codes the mean gain is ${signed(mean, 1)}.`,
    errors: ({ form, confidentErrors, sittings }: Tally) =>
      `${when[form]} ${confidentErrors} of ${sittings * 8}`,
    confident: (parts: readonly string[]) => `Wrong and sure: ${parts.join(', ')} answers.`
  },
  chart: {
    heading: 'Question by question',
    name: 'Answers to each question before and after the lesson',
    how: 'Filled: sure. Outlined: not sure. Bars are shares of those who answered.',
    wrong: 'wrong',
    right: 'right',
    when,
    empty: 'Point at a bar, or press the arrow keys, to read its numbers.',
    topic: (question: number, topic: string) => `${question} ${topic}`,
    said: (
      question: number,
      topic: string,
      form: Form,
      counts: Readonly<Record<Verdict, number>>
    ) =>
      `${question} ${topic}, ${when[form]}: ${counts['right-sure'] + counts.right} right, ${counts['right-sure']} of them sure; ${counts['wrong-sure'] + counts.wrong} wrong, ${counts['wrong-sure']} of them sure.`,
    row: (question: number, form: Form) => `${question} ${when[form]}`,
    corner: 'question',
    verdicts,
    columns: ['question', 'when', 'answers', ...Object.values(verdicts)],
    persons: (form: Form) => `persons ${when[form]}`
  },
  table: {
    name: 'Persons',
    caption: 'Persons, by line',
    line: 'line',
    rest: 'also in the line',
    before: 'before',
    after: 'after',
    gain: 'gain',
    errors: 'wrong and sure',
    ofEight: 'right, of 8',
    missing: '–',
    gained: (gain: number) => signed(gain),
    errorsOf: (before: number | null, after: number | null) =>
      [before, after].map((n) => n ?? '–').join(' → ')
  },
  file: {
    right: (form: Form) => `right ${when[form]}`,
    errors: (form: Form) => `wrong and sure ${when[form]}`,
    answer: (question: number, form: Form) => `${question} ${when[form]}: option`,
    correct: (question: number, form: Form) => `${question} ${when[form]}: right`,
    sure: (question: number, form: Form) => `${question} ${when[form]}: sure`
  }
};
