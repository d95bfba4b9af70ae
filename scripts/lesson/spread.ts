import { openingPlace } from '../../src/lib/state/opening';
import { STEP_NAMES, type StepName } from '../../src/lib/lesson/names';
import type { LessonReader } from '../../src/lib/lesson/reader';
import type { Outcome, Step } from '../../src/lib/lesson/step';

/** What a question came to over many texts. */
export interface Spread {
  readonly name: StepName;
  /** How many texts it was put to. */
  readonly asked: number;
  /** How often each answer was the right one, the most frequent first. */
  readonly answers: readonly (readonly [string, number])[];
  /** How often it was not put, by reason, the most frequent first. */
  readonly reasons: readonly (readonly [string, number])[];
  /** Whether it asks nothing, in any text. */
  readonly open: boolean;
}

/** Texts of more tokens are not read whole on the page, so nothing is asked of them. */
export const MOST_TOKENS = 128;

/** @param outcomes of one step, one for each text */
export function spreadOf(name: StepName, outcomes: readonly (Outcome | string)[]): Spread {
  const answers = new Map<string, number>();
  const reasons = new Map<string, number>();
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  let open = 0;
  for (const outcome of outcomes) {
    if (typeof outcome === 'string') add(reasons, outcome);
    else if (outcome.kind === 'asked') add(answers, outcome.right);
    else if (outcome.kind === 'not-asked') add(reasons, outcome.reason);
    else open++;
  }
  const sorted = (map: Map<string, number>) => [...map].sort(([, a], [, b]) => b - a);
  const asked = [...answers.values()].reduce((sum, count) => sum + count, 0);
  return { name, asked, answers: sorted(answers), reasons: sorted(reasons), open: open > 0 };
}

/**
 * Puts every step's question to every text, at the words and the head that the page opens on.
 * @param ambiguous words of two meanings that the page has sentences for
 */
export async function spreads(
  steps: readonly Step[],
  read: (text: string) => Promise<LessonReader>,
  texts: readonly string[],
  ambiguous: readonly string[]
): Promise<Spread[]> {
  const outcomes = new Map(steps.map((step) => [step, [] as (Outcome | string)[]]));
  for (const text of texts) {
    const reader = await read(text);
    const place = openingPlace(reader.trace, ambiguous);
    const long = reader.trace.tokens.length > MOST_TOKENS;
    for (const [step, all] of outcomes) {
      if (long) all.push('too-long');
      else all.push(place ? await step.ask(reader, place) : 'no-pair');
    }
  }
  return [...outcomes]
    .map(([step, all]) => spreadOf(step.name, all))
    .sort((a, b) => STEP_NAMES.indexOf(a.name) - STEP_NAMES.indexOf(b.name));
}
