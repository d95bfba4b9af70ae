import type { StepName } from '../lesson/names';
import type { Scene } from '../lesson/scene';
import type { words as common } from './en/lesson';
import type { words as figures } from './en/lesson/figures';

/** What every page of the lesson says besides. */
export type LessonWords = typeof common;
/** What the lesson's own figures say, whatever step they stand in. */
export type LessonFigureWords = typeof figures;

/** What one step says. Methods, so that a step's own facts and options fit where any are meant. */
export interface StepWords<Option extends string = string, Facts extends object = object> {
  /** Paragraphs; with the question at most 130 words. */
  text(scene: Scene): readonly string[];
  question(facts: Facts): string;
  option(option: Option, facts: Facts): string;
  /** Why it is right, or why not, in this sentence's numbers: for every option. */
  reason(option: Option, facts: Facts): string;
  /** The same question in other words, for one who was sure and wrong. */
  again(facts: Facts): string;
  /** What one may try where the same state stands. */
  readonly elsewhere: string;
  /** A sentence with this step's main number, for the summary after its act; null where it has none. */
  sum(facts: Facts): string | null;
}

const STEPS = {
  'which-bank': () => import('./en/lesson/steps/which-bank'),
  'n-in-n-out': () => import('./en/lesson/steps/n-in-n-out'),
  softmax: () => import('./en/lesson/steps/softmax'),
  'weighted-sum': () => import('./en/lesson/steps/weighted-sum'),
  diagonal: () => import('./en/lesson/steps/diagonal'),
  dimensions: () => import('./en/lesson/steps/dimensions'),
  symmetry: () => import('./en/lesson/steps/symmetry'),
  'three-vectors': () => import('./en/lesson/steps/three-vectors'),
  'proposal-2': () => import('./en/lesson/steps/proposal-2'),
  heads: () => import('./en/lesson/steps/heads'),
  values: () => import('./en/lesson/steps/values'),
  learning: () => import('./en/lesson/steps/learning'),
  'next-layer': () => import('./en/lesson/steps/next-layer'),
  cuts: () => import('./en/lesson/steps/cuts')
} satisfies Partial<Record<StepName, () => Promise<{ readonly words: StepWords }>>>;

/** The lesson's words in the page's language: what all its pages share, and each step's own. */
export const lessonLanguage = {
  common: () => import('./en/lesson'),
  figures: () => import('./en/lesson/figures'),
  steps: STEPS
};
