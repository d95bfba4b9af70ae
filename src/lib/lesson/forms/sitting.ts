import { QUESTIONS, rightOf, type Form } from './questions';

/** One person's answers to one form. */
export interface Sitting {
  readonly form: Form;
  /** For each question the option that was chosen, as its place among them. */
  readonly answers: readonly number[];
  /** For each question whether they were sure. */
  readonly sure: readonly boolean[];
}

/** An answer by whether it was right and whether it was meant: from firmly wrong to firmly right. */
export const VERDICTS = ['wrong-sure', 'wrong', 'right', 'right-sure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** @param question counted from 0 */
export function verdictOf({ answers, sure }: Sitting, question: number): Verdict {
  const right = answers[question] === rightOf(question);
  if (right) return sure[question] ? 'right-sure' : 'right';
  return sure[question] ? 'wrong-sure' : 'wrong';
}

const verdicts = (sitting: Sitting) => QUESTIONS.map((_, question) => verdictOf(sitting, question));

/** How many of the eight are right. */
export const countRight = (sitting: Sitting): number =>
  verdicts(sitting).filter((verdict) => verdict.startsWith('right')).length;

/** How many are wrong and were meant: confident errors, which correct best once they are noticed. */
export const countConfidentErrors = (sitting: Sitting): number =>
  verdicts(sitting).filter((verdict) => verdict === 'wrong-sure').length;
