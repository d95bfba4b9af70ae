import type { Person } from '../../../lesson/forms/lines';
import { FORMS, ORDER, QUESTIONS, rightOf } from '../../../lesson/forms/questions';
import { countConfidentErrors, countRight, type Sitting } from '../../../lesson/forms/sitting';
import { gainOf } from '../../../lesson/forms/tally';
import type { CodesWords } from '../../../words/lesson-forms';

type Line = (string | number)[];

/** Options are a to d in the order in which the form lists them. */
const LETTERS = 'abcd';

/** A class as the lines of a CSV file, headings first: a person a line, empty where a code is missing. */
export function personLines({ table, file }: CodesWords, persons: readonly Person[]): Line[] {
  const questions = FORMS.flatMap((form) =>
    QUESTIONS.flatMap((_, i) => [
      file.answer(i + 1, form),
      file.correct(i + 1, form),
      file.sure(i + 1, form)
    ])
  );
  const head = [
    table.line,
    table.rest,
    file.right('A'),
    file.right('B'),
    table.gain,
    file.errors('A'),
    file.errors('B'),
    ...questions
  ];
  const lines = persons.map((person): Line => {
    const sittings = [person.before, person.after];
    const each = (count: (sitting: Sitting) => number) =>
      sittings.map((sitting) => (sitting ? count(sitting) : ''));
    return [
      person.line,
      person.rest.join(' · '),
      ...each(countRight),
      gainOf(person) ?? '',
      ...each(countConfidentErrors),
      ...sittings.flatMap((sitting) => QUESTIONS.flatMap((_, i) => answerOf(sitting, i)))
    ];
  });
  return [head, ...lines];
}

/** The option's letter, whether it is right and whether it was meant, as 1 and 0. */
function answerOf(sitting: Sitting | null, question: number): Line {
  if (!sitting) return ['', '', ''];
  const answer = sitting.answers[question];
  return [
    LETTERS[ORDER[sitting.form][QUESTIONS[question].name].indexOf(answer)],
    Number(answer === rightOf(question)),
    Number(sitting.sure[question])
  ];
}
