import type { Form } from '../lesson/forms/questions';
import type { Sitting } from '../lesson/forms/sitting';
import {
  isBlank,
  keepDrafts,
  keptDrafts,
  NO_DRAFTS,
  sittingOf,
  type Draft,
  type Drafts
} from './kept-sittings';

/** The eight questions of both forms as one visitor answers them, kept in this browser. */
export class Sittings {
  #drafts = $state.raw<Drafts>(NO_DRAFTS);
  #kept = $state(true);
  #known = $state(false);

  /** Whether what the browser keeps has been looked at: not while the page is built. */
  get known(): boolean {
    return this.#known;
  }
  /** Whether answers outlive the page. */
  get kept(): boolean {
    return this.#kept;
  }
  /** The forms of which something is answered. */
  get begun(): Form[] {
    return (['A', 'B'] as const).filter((form) => !isBlank(this.#drafts[form]));
  }

  draft(form: Form): Draft {
    return this.#drafts[form];
  }
  /** What was handed in; null before that. */
  sitting(form: Form): Sitting | null {
    const draft = this.#drafts[form];
    return draft.done ? sittingOf(form, draft) : null;
  }
  /** Questions, from 0, that lack an answer or how sure one is. */
  missing(form: Form): number[] {
    const { answers, sure } = this.#drafts[form];
    return answers.flatMap((answer, i) => (answer === null || sure[i] === null ? [i] : []));
  }

  /** Takes up what was answered before, in this tab or another one. */
  resume(): void {
    // What a browser does not keep has been kept here.
    if (this.#kept) this.#drafts = keptDrafts();
    this.#known = true;
  }
  /** @param question from 0 @param option its place among the options */
  choose(form: Form, question: number, option: number): void {
    this.#change(form, ({ answers, ...draft }) => ({
      ...draft,
      answers: answers.with(question, option)
    }));
  }
  say(form: Form, question: number, sure: boolean): void {
    this.#change(form, (draft) => ({ ...draft, sure: draft.sure.with(question, sure) }));
  }
  /** Hands a form in; nothing happens while an answer is missing. */
  finish(form: Form): void {
    if (this.missing(form).length === 0) this.#change(form, (draft) => ({ ...draft, done: true }));
  }
  /** Takes over what was answered elsewhere. */
  take({ form, answers, sure }: Sitting): void {
    this.#change(form, () => ({ answers, sure, done: true }));
  }
  erase(): void {
    this.#set(NO_DRAFTS);
  }

  #change(form: Form, change: (draft: Draft) => Draft): void {
    const draft = this.#drafts[form];
    if (!draft.done) this.#set({ ...this.#drafts, [form]: change(draft) });
  }
  #set(drafts: Drafts): void {
    this.#drafts = drafts;
    this.#kept = keepDrafts(drafts);
  }
}

/** One for both pages, however often they are opened. */
export const sittings = new Sittings();
