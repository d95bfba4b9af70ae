/** The steps of the lesson, in order; their names are in the address. */
export const STEP_NAMES = [
  'which-bank',
  'n-in-n-out',
  'softmax',
  'weighted-sum',
  'diagonal',
  'dimensions',
  'symmetry',
  'three-vectors',
  'proposal-2',
  'heads',
  'values',
  'learning',
  'next-layer',
  'cuts'
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** The parts of the lecture that the steps belong to. */
export type Act = 'attention' | 'proposal-1' | 'proposal-2' | 'model';

/** What each step belongs to, and whether it is one of those for ten minutes. */
export const OUTLINE: Readonly<Record<StepName, { readonly act: Act; readonly core: boolean }>> = {
  'which-bank': { act: 'attention', core: false },
  'n-in-n-out': { act: 'attention', core: false },
  softmax: { act: 'attention', core: true },
  'weighted-sum': { act: 'attention', core: false },
  diagonal: { act: 'proposal-1', core: true },
  dimensions: { act: 'proposal-1', core: false },
  symmetry: { act: 'proposal-1', core: true },
  'three-vectors': { act: 'proposal-2', core: true },
  'proposal-2': { act: 'proposal-2', core: true },
  heads: { act: 'model', core: true },
  values: { act: 'model', core: false },
  learning: { act: 'model', core: false },
  'next-layer': { act: 'model', core: false },
  cuts: { act: 'model', core: true }
};

/** Whether a step can be passed by; the first cannot: later ones need the dots that are spent there. */
export const isDetour = (name: StepName): boolean => !OUTLINE[name].core && name !== STEP_NAMES[0];

export const isStepName = (name: string): name is StepName =>
  (STEP_NAMES as readonly string[]).includes(name);

/** Whether a step is the last of its act: free play follows it. */
export function endsAct(name: StepName): boolean {
  const next = STEP_NAMES[STEP_NAMES.indexOf(name) + 1];
  return next === undefined || OUTLINE[next].act !== OUTLINE[name].act;
}
