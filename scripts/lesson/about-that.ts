import type { StepName } from '../../src/lib/lesson/names';

/** More often than this the same answer is right, and a visitor learns the answer in place of the idea. */
export const MOST = 0.8;

/** Steps that are about one answer being right in every text, and what makes it so. */
export const ABOUT_THAT: Partial<Record<StepName, string>> = {
  'n-in-n-out': 'by the shapes of the model: only n follows the text',
  softmax: 'by the softmax: scores that stay keep the ratios of their weights',
  'weighted-sum': 'by the sum: with equal weights all of them are one mean',
  diagonal: 'the step shows that the diagonal wins',
  learning: 'by what was learned: three shipped learners are examined, whatever the text',
  dimensions: 'by the dimension: 1/√d in any text'
};
