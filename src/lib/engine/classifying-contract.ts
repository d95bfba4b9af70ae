import type { ProxyMarked, Remote } from 'comlink';
import type { Classifier } from '../learning/classify';
import type { Labelled } from '../learning/labelled';
import type { ModelIdentity } from '../transformer/trace';

/** How many examples have been read, or left out, of how many. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** A classifier that was learned here, and from what. */
export interface Trained {
  /** Whose sentence vectors it takes. */
  readonly model: ModelIdentity;
  readonly classifier: Classifier;
  readonly examples: Labelled['examples'];
  /** Those that are longer than the model reads, in the examples' order: their beginnings count. */
  readonly cutShort: readonly boolean[];
  /** Before each step, −log p(label) on average and what L2 adds. */
  readonly losses: readonly number[];
  /** Of the training alone, without reading the examples. */
  readonly milliseconds: number;
}

/**
 * A place in the worker to learn a sentence's class at. What is asked of it last is answered; all before
 * ends in null.
 */
export interface ClassifyingApi {
  /**
   * Reads every example with a model and learns W and b. Sentences that were read before are not read
   * again; readings of the page go first.
   * @param report told of every example that has been read
   * @throws ModelGoneError when the model is not held any more, NoWordError when the example after
   * those that were reported has no token
   */
  train(
    model: string,
    labelled: Labelled,
    report: (progress: Progress) => void
  ): Promise<Trained | null>;
  /**
   * Each example of what was trained last left out in turn.
   * @returns the labels that the others give them, from 0
   */
  leaveOneOut(report: (progress: Progress) => void): Promise<readonly number[] | null>;
}

/** What a page needs of the engine to learn classes; tests pass their own. */
export interface ClassifyingEngine {
  /** Gone when the engine crashes; after that a fresh engine is started. */
  classifying(): Promise<Remote<ClassifyingApi & ProxyMarked>>;
  /** Ends with an EngineCrashedError as soon as the engine crashes, whatever `answer` would be. */
  alive<T>(answer: Promise<T>): Promise<T>;
}
