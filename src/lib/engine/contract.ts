import type { ProxyMarked } from 'comlink';
import type { PairWeight } from '../measures/pair';
import type { LayerSummary } from '../measures/summary';
import type { ClassroomApi } from './classroom-contract';
import type { Cut } from '../transformer/cuts';
import type { HeadBiases } from '../transformer/biases';
import type { TransformerConfig } from '../transformer/config';
import type { Attention, Head, Layer, Matrix, ModelIdentity, Trace } from '../transformer/trace';

export type { HeadBiases };

/** Longest text that is read; a longer one is cut before it is split into tokens. */
export const MAX_CHARACTERS = 200_000;
/** Up to this many tokens a reading carries every layer; beyond it they are asked for one by one. */
export const WHOLE_TRACE_TOKENS = 128;
/** The overview draws no map finer than this. */
export const OVERVIEW_SIZE = 64;
/** Vocabularies below this size travel with the card. */
export const SMALL_VOCABULARY = 2000;

/** What a page says about a model that is loaded. */
export interface ModelCard {
  readonly identity: ModelIdentity;
  readonly config: TransformerConfig;
  /** Bytes of its files. */
  readonly bytes: number;
  readonly parameters: number;
  /** Whether the machine's SIMD instructions are used. */
  readonly simd: boolean;
  /** The whole vocabulary by id, where it is small enough to suggest words from; else null. */
  readonly words: readonly string[] | null;
}

/** A layer and a head of it, both from 1. */
export interface Spot {
  readonly layer: number;
  readonly head: number;
}

/** What the page draws of a layer: the dot product, and one head beside it. */
export interface Opened extends Spot {
  /** The layer's input: see `Layer.input`. */
  readonly input: Matrix;
  readonly dotProduct: Attention;
  readonly learned: Head;
}

/** One text read. Over WHOLE_TRACE_TOKENS tokens, `trace.layers` is empty: ask `open`. */
export interface Reading {
  readonly id: number;
  readonly trace: Trace;
  /** Tokens of the whole text; more than `trace.tokens` where the model's limit cut it short. */
  readonly tokensInText: number;
  /** For each layer the patterns of the dot product and then of every head, OVERVIEW_SIZE at most. */
  readonly overview: readonly (readonly Matrix[])[];
  /** For each layer what its vectors and maps amount to. */
  readonly summary: readonly LayerSummary[];
  /** What was asked for with a long text, which comes without its layers. */
  readonly opened: Opened | null;
  /** Milliseconds from tokens to output, the model's own pass. */
  readonly milliseconds: number;
}

/** What the worker offers. A later `read` makes an earlier one end with null. */
export interface EngineApi {
  /**
   * Replaces the model; null when another was asked for meanwhile. Asking again for the one that is
   * on its way joins it. A failure keeps the old one.
   * @param folder the absolute address of its folder, with a slash at its end
   */
  load(
    model: string,
    folder: string,
    report: (loaded: number, total: number) => void
  ): Promise<ModelCard | null>;
  /** As `load`, of a model folder in memory: contents by file name. */
  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard | null>;
  read(id: number, text: string, spot: Spot, cuts: readonly Cut[]): Promise<Reading | null>;
  /** Part of long reading `id`; null when that is no longer the latest. */
  open(id: number, spot: Spot): Promise<Opened | null>;
  /** The whole of layer `number` (from 1), to export it; null as for `open`. */
  layer(id: number, number: number): Promise<Layer | null>;
  /** The weights between two words of reading `id` in every head; null as for `open`. */
  pair(id: number, from: number, to: number): Promise<readonly PairWeight[] | null>;
  /** What a head adds to W x for its queries and keys; null where it has learned none. */
  biases(layer: number, head: number): Promise<HeadBiases | null>;
  /** A room to train in, its code loaded only when it is asked for. */
  classroom(): Promise<ClassroomApi & ProxyMarked>;
}
