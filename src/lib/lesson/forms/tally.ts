import { QUESTIONS, type Form } from './questions';
import {
  countConfidentErrors,
  countRight,
  verdictOf,
  VERDICTS,
  type Sitting,
  type Verdict
} from './sitting';
import type { Person } from './lines';

/** How often each verdict fell in one form's question. */
export type Verdicts = Readonly<Record<Verdict, number>>;

export interface Tally {
  readonly form: Form;
  /** How many answered this form. */
  readonly sittings: number;
  /** For each question. */
  readonly questions: readonly Verdicts[];
  /** Mean number right of eight; null where nobody answered. */
  readonly meanRight: number | null;
  /** Wrong answers that were meant, of all persons and questions. */
  readonly confidentErrors: number;
}

/** What a class answered in one form. */
export function tallyOf(form: Form, persons: readonly Person[]): Tally {
  const sittings = persons
    .map(({ before, after }) => (form === 'A' ? before : after))
    .filter((sitting): sitting is Sitting => sitting !== null);
  const sum = (count: (sitting: Sitting) => number) =>
    sittings.reduce((total, sitting) => total + count(sitting), 0);
  const questions = QUESTIONS.map((_, question) => {
    const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
      Verdict,
      number
    >;
    for (const sitting of sittings) counts[verdictOf(sitting, question)]++;
    return counts;
  });
  return {
    form,
    sittings: sittings.length,
    questions,
    meanRight: sittings.length > 0 ? sum(countRight) / sittings.length : null,
    confidentErrors: sum(countConfidentErrors)
  };
}

/** How many more of eight are right after than before; null where one of the forms is missing. */
export const gainOf = ({ before, after }: Pick<Person, 'before' | 'after'>): number | null =>
  before && after ? countRight(after) - countRight(before) : null;
