import type { StepName } from './names';
import type { Step } from './step';

/** Each step's own code, loaded with it alone. */
export const STEPS = {
  'which-bank': () => import('./steps/which-bank'),
  'n-in-n-out': () => import('./steps/n-in-n-out'),
  softmax: () => import('./steps/softmax'),
  'weighted-sum': () => import('./steps/weighted-sum'),
  diagonal: () => import('./steps/diagonal'),
  dimensions: () => import('./steps/dimensions'),
  symmetry: () => import('./steps/symmetry'),
  'three-vectors': () => import('./steps/three-vectors'),
  'proposal-2': () => import('./steps/proposal-2'),
  heads: () => import('./steps/heads'),
  values: () => import('./steps/values'),
  learning: () => import('./steps/learning'),
  'next-layer': () => import('./steps/next-layer'),
  cuts: () => import('./steps/cuts')
} satisfies Partial<Record<StepName, () => Promise<{ readonly step: Step }>>>;

/** The names of the steps that stand. */
export const isBuilt = (name: string): name is keyof typeof STEPS => name in STEPS;
