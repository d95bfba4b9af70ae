import type { Exam } from '../engine/classroom-contract';

/** The share of right senses, where a clause misleads, at which a learner has got there. */
export const THERE = 0.9;

/**
 * At which step each learner of a run was first found there; null while it was not, or where it is
 * examined in something else. Examinations are some steps apart: none knows what lies between them.
 * @param points a run's examinations by step, each in the learners' order
 */
export const firstTo = (
  learners: number,
  points: readonly { readonly step: number; readonly exams: readonly Exam[] }[]
): (number | null)[] =>
  Array.from({ length: learners }, (_, i) => {
    const found = points.find(({ exams }) => {
      const exam = exams[i];
      return 'distracted' in exam && exam.distracted >= THERE;
    });
    return found?.step ?? null;
  });
