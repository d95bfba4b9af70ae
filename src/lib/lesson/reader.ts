import type {
  EffectsEnd,
  EffectsRequest,
  Journey,
  JourneyRequest
} from '../engine/effects-contract';
import type { SenseScores } from '../learning/lessons';
import type { AnchorSet } from '../measures/meaning';
import type { Effect } from '../measures/effects';
import type { Cut } from '../transformer/cuts';
import type { HeadWeights } from '../transformer/head-weights';
import type { Trace } from '../transformer/trace';

/** What of a request the reader knows by itself. */
type Known = 'model' | 'text';

/** What a step may ask of the sentence: on the page, in a command and in a test alike. */
export interface LessonReader {
  /** The sentence as it is, uncut and whole: every layer, head and vector. */
  readonly trace: Trace;
  /** The same sentence without some parts. @throws CutError when a cut does not fit */
  cut(cuts: readonly Cut[]): Promise<Trace>;
  /** The matrices of one head, both from 1; null where it learned none. */
  weights(layer: number, head: number): Promise<HeadWeights | null>;
  /** What a shipped learner of the small language makes of sentences that it never saw. */
  exam(model: string): Promise<SenseScores>;
  /** What the meanings of the word at a token are known by; null where nothing is at hand. */
  anchors(position: number): Promise<AnchorSet | null>;
  /** A word's way between two meanings; null where a newer one was asked for. */
  journey(request: Omit<JourneyRequest, Known>): Promise<Journey | null>;
  /** What each part moves, and how that ended. */
  effects(
    request: Omit<EffectsRequest, Known>
  ): Promise<{ readonly end: EffectsEnd; readonly base: number; readonly effects: Effect[] }>;
}
