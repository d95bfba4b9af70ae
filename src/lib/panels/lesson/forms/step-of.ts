import type { QuestionName } from '../../../lesson/forms/questions';
import type { StepName } from '../../../lesson/names';

/** The step of the lesson in which a question is looked into. */
export const STEP_OF: Readonly<Record<QuestionName, StepName>> = {
  diagonal: 'diagonal',
  rows: 'symmetry',
  softmax: 'softmax',
  symmetry: 'three-vectors',
  growth: 'n-in-n-out',
  values: 'values',
  learning: 'learning',
  cause: 'cuts'
};
