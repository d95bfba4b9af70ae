import { EXAMPLES } from '../learning/examples';
import { LEARNING_RATE } from '../learning/recipe';
import { choice, fallbacks, text, whole, type AddressTable } from './address';

/** Learning rates that can be chosen. */
export const RATES = [0.001, 0.003, 0.006, 0.02, 0.1] as const;
/** How many layers a learner can have. */
export const LAYERS = [1, 2, 3, 4] as const;
/** Learned Q, K, V alone, or beside both twins. */
export const CLASS_SIZES = [3, 1] as const;

/** What the address of Learn says: the sentence that is read, and what a class begins with. */
export interface LearnView {
  readonly text: string;
  readonly layers: number;
  readonly learningRate: number;
  readonly seed: number;
  /** How many learn, from the first on. */
  readonly learners: number;
}

/** One line a setting. */
export const LEARN: AddressTable<LearnView> = {
  text: text('text', EXAMPLES[0]),
  layers: choice<number>('layers', LAYERS, 2, true),
  learningRate: choice<number>('rate', RATES, LEARNING_RATE, true),
  seed: whole('seed', 0, 1, 9999),
  learners: choice<number>('learners', CLASS_SIZES, 3, true)
};

/** What an address without parameters shows. */
export const DEFAULT_LEARN: LearnView = fallbacks(LEARN);
