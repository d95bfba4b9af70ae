import { error } from '@sveltejs/kit';
import { isBuilt, STEPS } from '$lib/lesson/steps';
import type { Step } from '$lib/lesson/step';
import { lessonLanguage, type StepWords } from '$lib/words/lesson';

/** A page for each step that stands. */
export const entries = () => Object.keys(STEPS).map((step) => ({ step }));

/** One step's own code and words. */
export async function load({ params }): Promise<{ step: Step; words: StepWords }> {
  const name = params.step;
  if (!isBuilt(name)) error(404);
  const [{ step }, { words }] = await Promise.all([STEPS[name](), lessonLanguage.steps[name]()]);
  return { step, words };
}
