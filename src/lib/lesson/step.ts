import type { Figure } from './figure';
import type { Act, StepName } from './names';
import type { LessonPlace } from './place';
import type { LessonReader } from './reader';

/** A question, its answers by name and the right one, as the sentence's own numbers have it. */
export interface Asked<Option extends string = string, Facts extends object = object> {
  readonly kind: 'asked';
  /** In the order in which they stand; two at least. */
  readonly options: readonly Option[];
  readonly right: Option;
  /** By how much the right answer is ahead of the next one, in what the question measures. */
  readonly margin: number;
  /** What question, answers and reasons are worded from. */
  readonly facts: Facts;
  readonly figure: Figure;
}

/** Why a question is not put to this sentence. */
export type NoQuestion =
  /** The two best answers are too close to call. */
  | 'near-tie'
  /** It has fewer words than the question needs. */
  | 'too-short'
  /** No two words of it can look at each other. */
  | 'no-pair'
  /** The model has one head, or one layer, or learns nothing. */
  | 'one-head'
  | 'one-layer'
  | 'nothing-learned'
  /** No sentences are at hand that anchor the word's meanings. */
  | 'no-anchors';

/** No question: the figure is shown all the same. */
export interface NotAsked {
  readonly kind: 'not-asked';
  readonly reason: NoQuestion;
  readonly figure: Figure;
}

/** Nothing is asked: the figure is what is to be done. */
export interface Open {
  readonly kind: 'open';
  readonly figure: Figure;
}

/** What a step makes of a sentence. */
export type Outcome<Option extends string = string, Facts extends object = object> =
  Asked<Option, Facts> | NotAsked | Open;

/** Where the same state can be played with; `query` is that page's own, without what it has by default. */
export interface Elsewhere {
  readonly page: 'explore' | 'compare' | 'learn';
  readonly query: Readonly<Record<string, string | number>>;
}

/** One step: one idea, one figure, one question. What it says is in `words/en/lesson/steps/NAME.ts`. */
export interface Step<Option extends string = string, Facts extends object = object> {
  readonly name: StepName;
  readonly act: Act;
  /** Whether it is one of the seven for ten minutes; the others are detours. */
  readonly core: boolean;
  /** The question as it stands for this sentence, its answer computed now. */
  ask(reader: LessonReader, place: LessonPlace): Promise<Outcome<Option, Facts>>;
  elsewhere(reader: LessonReader, place: LessonPlace): Elsewhere;
}

/** The two best of some numbers are tied, for a question, when they are closer than this share. */
export const NEAR = 0.02;
