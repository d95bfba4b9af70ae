import type { ProxyMarked, Remote } from 'comlink';
import type { OwnLines, SenseScores } from '../learning/lessons';
import type { TextScores } from '../learning/own-text';
import type { WordMaps } from '../learning/word-maps';
import type { SenseChance } from '../learning/senses';
import type { AttentionKind } from '../transformer/config';
import type { Token } from '../tokenizer/token';
import type { Matrix } from '../transformer/trace';

/** The three that learn side by side, in the order of the page's columns. */
export const LEARNERS: readonly AttentionKind[] = ['learned', 'dot-product', 'unit-dot-product'];

export interface ClassOptions {
  readonly seed: number;
  /** 1 to 4. */
  readonly layers: number;
  readonly learningRate: number;
  /** Who learns; `learned` alone is three times as fast. */
  readonly learners: readonly AttentionKind[];
  /** The visitor's own lines in place of the small language. */
  readonly text: string | null;
}

/** What a learner makes of the probe sentence. */
export interface LearnerView {
  readonly attention: AttentionKind;
  /** Each layer's pattern, [n, n]. */
  readonly patterns: readonly Matrix[];
  readonly next: readonly { readonly token: string; readonly probability: number }[];
  /** The chances of both senses of the word at its end; null where that has none. */
  readonly senses: readonly SenseChance[] | null;
}

/** The class at one moment. */
export interface Frame {
  readonly step: number;
  /** The probe that was read; `tokens` have their places in it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly learners: readonly LearnerView[];
}

/** What an examination on held-out sentences gave. */
export type Exam = SenseScores | TextScores;

/** What one step reports. Losses and exams are in the learners' order. */
export interface Progress {
  readonly step: number;
  readonly losses: readonly number[];
  readonly frame: Frame | null;
  readonly exams: readonly Exam[] | null;
}

/** One layer's learned matrices, [64, 64] each: at the start, at this moment, and the last gradient. */
export interface MatrixView {
  readonly name: string;
  readonly start: Matrix;
  readonly now: Matrix;
  readonly gradient: Matrix | null;
}

/** Each layer's matrices at one moment. */
export interface Matrices {
  /** The step that they are of; null for now. */
  readonly moment: number | null;
  readonly layers: readonly (readonly MatrixView[])[];
  /** What each layer compares and hands over between all words of the language, in their order. */
  readonly words: { readonly start: readonly WordMaps[]; readonly now: readonly WordMaps[] };
}

/** A class that was opened: the words of its language, and what it makes of the probe at the start. */
export interface Opened {
  readonly words: readonly string[];
  readonly first: Frame;
  readonly matrices: Matrices;
  /** How an own text was parted; null without one. */
  readonly lines: OwnLines | null;
}

/** What training in the worker offers. */
export interface ClassroomApi {
  /**
   * Begins anew; what was training ends. An own text that cannot be learned from changes nothing.
   * What is asked before this is answered is asked of the class before.
   * @returns the words of the language, and what the class makes of the probe before its first step
   * @throws OwnTextError when there is too little to learn from
   */
  open(options: ClassOptions, probe: string): Promise<Opened>;
  /** Which sentence is read at every frame from now on. */
  watch(probe: string): void;
  /** Trains until `pause` or, when `once`, for one step. */
  train(report: (progress: Progress) => void, once: boolean): Promise<void>;
  pause(): void;
  /** The class as it was at the kept moment at or before `step`; null for now. */
  look(probe: string, step: number | null): Promise<Frame>;
  /** The learned matrices at such a moment. */
  matrices(step: number | null): Matrices;
  /** A learner as a checkpoint folder. */
  folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** What a class needs of the engine; tests pass their own. */
export interface TrainingEngine {
  /** A room to train in, gone when the engine crashes; after that a fresh engine is started. */
  classroom(): Promise<Remote<ClassroomApi & ProxyMarked>>;
  /** Ends with an EngineCrashedError as soon as the engine crashes, whatever `answer` would be. */
  alive<T>(answer: Promise<T>): Promise<T>;
  /** @returns a function that ends the listening */
  onCrash(listener: () => void): () => void;
}
