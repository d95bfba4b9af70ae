import { Newest } from '../engine/newest';
import type { LessonPlace } from '../lesson/place';
import type { LessonReader } from '../lesson/reader';
import type { Outcome, Step } from '../lesson/step';

/** One question: that of a step to a sentence. */
interface Question {
  readonly step: Step;
  readonly reader: LessonReader;
  readonly place: LessonPlace;
}

/** Asks a step for its question; the newest one wins, and what was asked last stays until it has come. */
export class Asking {
  /** With what it was asked of. */
  latest = $state.raw<(Question & { readonly asked: Outcome }) | null>(null);
  trouble = $state.raw<Error | null>(null);
  readonly #newest = new Newest();

  async ask(question: Question): Promise<void> {
    const newest = this.#newest.begin();
    try {
      const asked = await question.step.ask(question.reader, question.place);
      if (!newest()) return;
      this.latest = { ...question, asked };
      this.trouble = null;
    } catch (error) {
      if (newest()) this.trouble = error as Error;
    }
  }
}
