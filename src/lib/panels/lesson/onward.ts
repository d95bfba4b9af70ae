import { resolve } from '$app/paths';
import { endsAct, OUTLINE, STEP_NAMES, type Act, type StepName } from '../../lesson/names';
import { isBuilt } from '../../lesson/steps';
import type { LessonWords } from '../../words/lesson';
import { hrefOf, pauseOf } from './hrefs';

/** The way on: where it leads and what its button says. */
export interface Onward {
  readonly href: string;
  readonly label: string;
}

/** The steps that stand, in order. */
export const SHOWN: readonly StepName[] = STEP_NAMES.filter(isBuilt);

/** The way to the step after one; to the end after the last. */
function stepAfter({ frame }: LessonWords, step: StepName): Onward {
  const next = SHOWN[SHOWN.indexOf(step) + 1];
  return next
    ? { href: hrefOf(next), label: frame.next(next) }
    : { href: resolve('/lesson/end/'), label: frame.end };
}

/**
 * The way on from a step: what is to come back, else a pause where its act ends, else the next step.
 * @param due the step whose question comes back now
 */
export function onwardFrom(words: LessonWords, step: StepName, due: StepName | null): Onward {
  if (due !== null && isBuilt(due))
    return { href: resolve('/lesson/again/'), label: words.again.onward(due) };
  return afterAgain(words, step);
}

/** The way on from a question that came back after a step. */
export const afterAgain = (words: LessonWords, step: StepName): Onward =>
  endsAct(step)
    ? { href: pauseOf(OUTLINE[step].act), label: words.pause.onward(OUTLINE[step].act) }
    : stepAfter(words, step);

/** The way on from the pause after an act. */
export function afterPause(words: LessonWords, act: Act): Onward {
  const last = SHOWN.findLast((name) => OUTLINE[name].act === act);
  return stepAfter(words, last ?? SHOWN[SHOWN.length - 1]);
}

/** Straight to the next core step, where a detour comes before it; else null. */
export function pastDetours({ frame }: LessonWords, step: StepName): Onward | null {
  const [next, ...later] = SHOWN.slice(SHOWN.indexOf(step) + 1);
  const core = later.find((name) => OUTLINE[name].core);
  if (!next || OUTLINE[next].core || !core) return null;
  return { href: hrefOf(core), label: frame.straight(core) };
}

/** The way back from a step. */
export function backFrom(step: StepName): string {
  const before = SHOWN[SHOWN.indexOf(step) - 1];
  return before ? hrefOf(before) : resolve('/lesson/');
}
