import { EXAMINED } from '../../learning/examined';
import type { SenseScores } from '../../learning/lessons';
import type { AttentionKind } from '../../transformer/config';
import { OUTLINE } from '../names';
import { NEAR, type Outcome, type Step } from '../step';

/** Which of the three finds the right sense most often; or none more than another. */
export type Option = AttentionKind | 'alike';

export interface Facts {
  /** Shares of sentences that none of them saw, read in the right sense. */
  readonly scores: Readonly<Record<AttentionKind, SenseScores>>;
  /** How many sentences of each kind. */
  readonly examined: number;
}

/** The shipped learner of each kind, in the order of the Learn page's columns. */
const LEARNERS: readonly (readonly [AttentionKind, string])[] = [
  ['learned', 'lecture'],
  ['dot-product', 'lecture-dot'],
  ['unit-dot-product', 'lecture-unit-dot']
];

/**
 * Three learners had the same lessons and the same number of steps. Which finds the right sense of an
 * ambiguous word most often, where a clause holds a cue of the other one? The shipped models are examined
 * now, as the Learn page examines those that one trains there.
 */
export const step: Step<Option, Facts> = {
  name: 'learning',
  ...OUTLINE.learning,
  async ask(reader): Promise<Outcome<Option, Facts>> {
    const scores: (SenseScores & { attention: AttentionKind })[] = [];
    for (const [attention, model] of LEARNERS)
      scores.push({ attention, ...(await reader.exam(model)) });
    const figure = { kind: 'exams', scores } as const;
    const [first, second] = [...scores].sort((a, b) => b.distracted - a.distracted);
    const margin = first.distracted - second.distracted;
    if (margin < NEAR) return { kind: 'not-asked', reason: 'near-tie', figure };
    const [learned, dot, unit] = scores;
    return {
      kind: 'asked',
      options: ['learned', 'dot-product', 'unit-dot-product', 'alike'],
      right: first.attention,
      margin,
      figure,
      facts: {
        examined: EXAMINED,
        scores: { learned, 'dot-product': dot, 'unit-dot-product': unit }
      }
    };
  },
  elsewhere: () => ({ page: 'learn', query: {} })
};
