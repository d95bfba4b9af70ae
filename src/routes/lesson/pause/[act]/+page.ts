import { error } from '@sveltejs/kit';
import { OUTLINE } from '$lib/lesson/names';
import type { Step } from '$lib/lesson/step';
import { isBuilt, STEPS } from '$lib/lesson/steps';
import { SHOWN } from '$lib/panels/lesson/onward';
import { lessonLanguage, type StepWords } from '$lib/words/lesson';

/** The acts of which steps stand. */
const ACTS = [...new Set(SHOWN.map((name) => OUTLINE[name].act))];
export const entries = () => ACTS.map((act) => ({ act }));

/** The steps of one act with what they say. */
export async function load({ params }) {
  const act = ACTS.find((name) => name === params.act);
  if (!act) error(404);
  const names = SHOWN.filter(isBuilt).filter((name) => OUTLINE[name].act === act);
  const steps = await Promise.all(
    names.map(async (name): Promise<{ step: Step; words: StepWords }> => {
      const [{ step }, { words }] = await Promise.all([
        STEPS[name](),
        lessonLanguage.steps[name]()
      ]);
      return { step, words };
    })
  );
  return { act, steps };
}
