import { Newest } from '../engine/newest';
import type { LessonPlace } from '../lesson/place';
import type { LessonReader } from '../lesson/reader';
import type { Outcome, Step } from '../lesson/step';

/** Asks several steps of one sentence, one after the other; the newest sentence wins. */
export class AskingAll {
  /** What each step made of it; null where it failed, or has not answered yet. */
  outcomes = $state.raw<readonly (Outcome | null)[]>([]);
  readonly #newest = new Newest();

  async ask(steps: readonly Step[], reader: LessonReader, place: LessonPlace): Promise<void> {
    const newest = this.#newest.begin();
    const outcomes: (Outcome | null)[] = [];
    for (const step of steps) {
      outcomes.push(await step.ask(reader, place).catch(() => null));
      if (!newest()) return;
      this.outcomes = [...outcomes];
    }
  }
}
