import type { StepName } from './names';
import type { Step } from './step';

/** Each step's own code, loaded with it alone. */
export const STEPS = {
  diagonal: () => import('./steps/diagonal')
} satisfies Partial<Record<StepName, () => Promise<{ readonly step: Step }>>>;

/** The names of the steps that stand. */
export const isBuilt = (name: string): name is keyof typeof STEPS => name in STEPS;
