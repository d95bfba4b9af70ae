import { FORMS, QUESTIONS, type Form } from '../lesson/forms/questions';
import type { Sitting } from '../lesson/forms/sitting';

/** Answers to one form as far as they are given: null where there is none yet. */
export interface Draft {
  readonly answers: readonly (number | null)[];
  readonly sure: readonly (boolean | null)[];
  /** Whether they were handed in, after which they stay. */
  readonly done: boolean;
}
export type Drafts = Readonly<Record<Form, Draft>>;

const nothing = () => QUESTIONS.map(() => null);
export const NO_DRAFT: Draft = { answers: nothing(), sure: nothing(), done: false };
export const NO_DRAFTS: Drafts = { A: NO_DRAFT, B: NO_DRAFT };

/** Where this browser keeps them; they go nowhere else. */
const KEY = 'riverbank-questions';

/** What was answered here before; nothing where the browser keeps nothing, or something else. */
export function keptDrafts(): Drafts {
  try {
    return parseDrafts(localStorage.getItem(KEY) ?? '');
  } catch {
    return NO_DRAFTS;
  }
}

/** Keeps them, or removes them where nothing is answered. @returns whether they outlive the page */
export function keepDrafts(drafts: Drafts): boolean {
  try {
    if (FORMS.every((form) => isBlank(drafts[form]))) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}

/** Whether nothing of a form is answered. */
export const isBlank = ({ answers, sure }: Draft) =>
  [...answers, ...sure].every((given) => given === null);

/** The answers as a sitting; null while one is missing. */
export function sittingOf(form: Form, { answers, sure }: Draft): Sitting | null {
  const given = answers.filter((answer) => answer !== null);
  const said = sure.filter((one) => one !== null);
  const whole = given.length === QUESTIONS.length && said.length === QUESTIONS.length;
  return whole ? { form, answers: given, sure: said } : null;
}

/** Reads what was kept; a form that has another shape is taken for blank. */
export function parseDrafts(json: string): Drafts {
  let kept: Partial<Record<string, unknown>> = {};
  try {
    kept = (JSON.parse(json) ?? {}) as typeof kept;
  } catch {
    // Nothing, or nothing that was written here.
  }
  const draft = (form: Form) => {
    const value = kept[form];
    return isDraft(value) && (!value.done || sittingOf(form, value)) ? value : NO_DRAFT;
  };
  return { A: draft('A'), B: draft('B') };
}

function isDraft(value: unknown): value is Draft {
  const { answers, sure, done } = (value ?? {}) as Partial<Record<keyof Draft, unknown>>;
  const eight = (list: unknown, fits: (one: unknown) => boolean) =>
    Array.isArray(list) && list.length === QUESTIONS.length && list.every(fits);
  return (
    eight(answers, (one) => one === null || [0, 1, 2, 3].includes(one as number)) &&
    eight(sure, (one) => one === null || typeof one === 'boolean') &&
    typeof done === 'boolean'
  );
}
