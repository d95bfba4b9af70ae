import type { ProxyMarked, Remote } from 'comlink';
import type { SenseScores } from '../learning/lessons';
import type { Effect } from '../measures/effects';
import type { Token } from '../tokenizer/token';
import type { MeaningLayer } from '../measures/meaning';
import type { Cut } from '../transformer/cuts';
import type { HeadWeights } from '../transformer/head-weights';
import type { Matrix } from '../transformer/trace';

/** A word in a text, and what is cut as it is read. */
export interface WordInText {
  readonly model: string;
  readonly text: string;
  /** A token of the word, from 0: all of its pieces are taken with it. */
  readonly position: number;
  readonly cuts: readonly Cut[];
}

/** What a word's meanings are known by: sentences in which it stands once, two of either at least. */
export interface Anchors {
  readonly word: string;
  readonly sentences: readonly [readonly string[], readonly string[]];
}

export interface JourneyRequest extends WordInText {
  readonly anchors: Anchors;
  /** A sentence that calls for neither meaning, with the anchors' word in it. */
  readonly neutral: string;
}

/** An anchor sentence, as it was found. */
export interface ReadAnchor {
  readonly text: string;
  /** How often the word stands in it: one that has it otherwise than once takes no part. */
  readonly times: number;
  /** t against the means of all others, at h^(0..K); null where it takes no part. */
  readonly leftOut: readonly number[] | null;
}

/** A word's way between two meanings over h^(0..K). */
export interface Journey {
  readonly tokens: readonly Token[];
  /** The tokens of the word; its vector is the mean of theirs. */
  readonly positions: readonly number[];
  readonly anchors: readonly [readonly ReadAnchor[], readonly ReadAnchor[]];
  /** Whether the anchors hold, at h^(0..K); null where either meaning has too few of them. */
  readonly layers: readonly Pick<MeaningLayer, 'right' | 'total' | 'sure'>[] | null;
  /** t at h^(0..K) without cuts; null with `layers`, as all that is below. */
  readonly before: readonly number[] | null;
  /** The same under the cuts; null where there are none. */
  readonly after: readonly number[] | null;
  /** The word in the neutral sentence, without cuts; null where it does not stand once in it. */
  readonly neutral: readonly number[] | null;
  /** cos of the word's vectors in both sentences, without cuts; null as `neutral`, but not with `layers`. */
  readonly cosines: readonly number[] | null;
}

/** One number that is read from the last hidden states. */
export type Readout =
  /** Where the chosen word stands between two meanings: t at h^(K). */
  | { readonly kind: 'meaning'; readonly anchors: Anchors }
  /** The chance that `token` comes next; only of a model that has such an output. */
  | { readonly kind: 'next'; readonly token: string }
  /** The chance of class `index`: softmax of weight · sentence vector + bias. */
  | {
      readonly kind: 'class';
      readonly weight: Matrix; // [classes, dModel]
      readonly bias: Float32Array; // [classes]
      readonly index: number;
    };

/** What is left out, each alone. */
export type Parts = 'weights' | 'heads' | 'layers';

export interface EffectsRequest extends WordInText {
  readonly readout: Readout;
  /** Every weight that the word gives; every head; or every layer's attention and MLP. */
  readonly parts: Parts;
}

/** What has come since the last report. */
export interface EffectsProgress {
  /** The readout as read, with the cuts that are set. */
  readonly base: number;
  readonly total: number;
  readonly done: number;
  /** The largest weights come first. */
  readonly effects: readonly Effect[];
}

/**
 * How it ended: all were tried; it was stopped, or a newer one asked for; or there was nothing to read
 * out, as of a model with another output, or with too few anchors.
 */
export type EffectsEnd = 'all' | 'stopped' | 'no-readout';

/** Where a page asks what depends on what. */
export interface EffectsApi {
  /**
   * A word's journey; null when a newer one was asked for.
   * @throws ModelGoneError, CutError, and NoWordError where the text has no such token
   */
  journey(request: JourneyRequest): Promise<Journey | null>;
  /**
   * Leaves out one part after the other and tells how far each moves the readout. Readings go first.
   * @throws as `journey`
   */
  effects(
    request: EffectsRequest,
    report: (progress: EffectsProgress) => void
  ): Promise<EffectsEnd>;
  /** Ends what `effects` is at. */
  stop(): void;
}

/** What the same room tells besides of what was learned. */
export interface LearnedApi {
  /**
   * A head's matrices, both from 1; null where it learned none.
   * @throws ModelGoneError
   */
  headWeights(model: string, layer: number, head: number): Promise<HeadWeights | null>;
  /** Examines a learner of the small language now. @param folder its address, with a slash at its end */
  exam(folder: string): Promise<SenseScores>;
}

/** What such a page needs of the engine; tests pass their own. */
export interface EffectsEngine {
  /** A room of its own, gone when the engine crashes; after that a fresh engine is started. */
  effects(): Promise<Remote<EffectsApi & ProxyMarked>>;
  /** Ends with an EngineCrashedError as soon as the engine crashes, whatever `answer` would be. */
  alive<T>(answer: Promise<T>): Promise<T>;
  /** @returns a function that ends the listening */
  onCrash(listener: () => void): () => void;
}
