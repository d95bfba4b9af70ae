import type { Exam } from '../engine/classroom-contract';
import type { AttentionKind } from '../transformer/config';

/** How the Learn page names its three learners. */
export const LEARNER: Readonly<
  Record<AttentionKind, { title: string; formula: string; tone: 'clay' | 'river' }>
> = {
  learned: { title: 'Learned Q, K, V', formula: 'q·k ÷ √64', tone: 'river' },
  'dot-product': { title: 'Dot product', formula: 'x·x ÷ √64', tone: 'clay' },
  'unit-dot-product': {
    title: 'Dot product, unit length',
    formula: 'x·x, every |x| = 1',
    tone: 'clay'
  }
};

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What an examination found, in a line or two. */
export function examInWords(exam: Exam | undefined): { figure: string; words: string } {
  if (!exam) return { figure: '–', words: 'not examined yet' };
  if ('plain' in exam) {
    return {
      figure: percent(exam.plain),
      words: `of new sentences read in the right sense; ${percent(exam.distracted)} with a distracting clause`
    };
  }
  return {
    figure: exam.accuracy === null ? '–' : percent(exam.accuracy),
    words: `of next words right on held-out lines${exam.loss === null ? '' : `; loss ${exam.loss.toFixed(2)}`}`
  };
}

/** One sentence on what happened so far, in this run's numbers. */
export function storyOf(
  step: number,
  learners: readonly AttentionKind[],
  exams: readonly Exam[] | undefined
): string {
  if (step === 0) return 'Step 0: all weights are random, and attention is noise.';
  if (!exams) return `Step ${step}: the first examination comes at step 20.`;
  const parts = learners.map((learner, i) => {
    const exam = exams[i];
    const share = 'distracted' in exam ? exam.distracted : exam.accuracy;
    return `${LEARNER[learner].title} ${share === null ? 'has none' : percent(share)}`;
  });
  const what = exams.every((exam) => 'distracted' in exam)
    ? 'of new sentences with a distracting clause are understood'
    : 'of next words are right on held-out lines';
  return `Step ${step}: how many ${what}? ${parts.join(', ')}.`;
}
