import type { ProxyMarked } from 'comlink';
import type { Compared } from '../measures/compared';
import type { PairWeight } from '../measures/pair';
import type { Similarity } from '../measures/similarity';
import type { LayerSummary } from '../measures/summary';
import type { ClassifyingApi } from './classifying-contract';
import type { ClassroomApi } from './classroom-contract';
import type { EffectsApi, LearnedApi } from './effects-contract';
import type { HeadBiases } from '../transformer/biases';
import type { Cut } from '../transformer/cuts';
import type { TransformerConfig } from '../transformer/config';
import type {
  Attention,
  Head,
  Layer,
  Matrix,
  ModelIdentity,
  Output,
  Trace
} from '../transformer/trace';

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
  /** Bytes of its files, and how many of them are here: what no reading needed yet comes last. */
  readonly bytes: number;
  readonly here: number;
  readonly parameters: number;
  /** Whether the machine's SIMD instructions are used. */
  readonly simd: boolean;
  /** The whole vocabulary by id, where it is small enough to suggest words from; else null. */
  readonly words: readonly string[] | null;
  /** For each layer that is here and each head what it adds to W x; empty where nothing is learned. */
  readonly biases: readonly (readonly HeadBiases[])[];
}

/**
 * Told of a model as it comes, and as more of it comes once it is held.
 * @param loaded bytes that have come, of `total` that have to come before every layer can read
 * @param card once texts can be read, if not yet by every layer; null where the model turned out to
 * be another one than its index says, and has to be loaded again
 */
export type LoadReport = (loaded: number, total: number, card?: ModelCard | null) => void;

/** A layer and a head of it, both from 1. */
export interface Spot {
  readonly layer: number;
  readonly head: number;
}

/** What the page draws of a layer: the dot product, and one head beside it. */
export interface Opened extends Spot {
  /** What the layer's attention is computed from, [n, dModel]. */
  readonly input: Matrix;
  readonly dotProduct: Attention;
  /** The model’s own attention in the head. */
  readonly own: Head;
}

/**
 * One text read. Over WHOLE_TRACE_TOKENS tokens, `trace.layers` is empty: ask `open`. While a model is
 * coming, a short text is read by the layers that are here: `isWhole` tells.
 */
export interface Reading {
  readonly id: number;
  readonly trace: Trace;
  /** What comes next before the full stop that ends the text; null where none does, and with cuts. */
  readonly beforeStop: Output | null;
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

/** Whether every layer has read: vectors are there before the first layer and after each. */
export const isWhole = ({ trace }: Reading) => trace.hidden.length > trace.model.nLayers;

/** What a desk is asked to read, and with which of the models that are held. */
export interface ReadRequest {
  readonly model: string;
  readonly id: number;
  readonly text: string;
  /** What the page shows first of a long text. */
  readonly spot: Spot;
  readonly cuts: readonly Cut[];
  /** Whether the layers that are here shall be handed out while others are on their way: ask `more`. */
  readonly inParts?: boolean;
}

/**
 * What the worker offers. A desk reads one text at a time, each with a newest of its own; desks are
 * known by number and come into being when they are first asked.
 */
export interface EngineApi {
  /**
   * Holds the model of a folder beside those that are held already, and resolves when every layer can
   * read. Asking again for one that is on its way joins it.
   * @param folder the folder's address, with a slash at its end
   */
  load(name: string, folder: string, report: LoadReport): Promise<ModelCard>;
  /** As `load`, of a model folder in memory: contents by file name. Replaces one of that name. */
  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard>;
  /**
   * Reads; null when the desk was asked for something newer meanwhile.
   * @throws ModelGoneError when the model is not held any more
   */
  read(desk: number, request: ReadRequest): Promise<Reading | null>;
  /** The reading again once more layers have read; null as for `open`. */
  more(desk: number, id: number): Promise<Reading | null>;
  /** Part of a desk's long reading `id`; null when that is no longer its latest. */
  open(desk: number, id: number, spot: Spot): Promise<Opened | null>;
  /** The whole of layer `number` (from 1), to export it; null as for `open`. */
  layer(desk: number, id: number, number: number): Promise<Layer | null>;
  /** The weights between two words in every head; null as for `open`. */
  pair(desk: number, id: number, from: number, to: number): Promise<readonly PairWeight[] | null>;
  /** Proposal 1 in every layer under a similarity; null as for `open`. */
  compared(desk: number, id: number, similarity: Similarity): Promise<readonly Compared[] | null>;
  /** Gives back what a desk keeps. */
  leave(desk: number): void;
  /** A room to train in, its code loaded only when it is asked for. */
  classroom(): Promise<ClassroomApi & ProxyMarked>;
  /** A room to ask what depends on what, as late. */
  effects(): Promise<EffectsApi & LearnedApi & ProxyMarked>;
  /** A place to learn a sentence's class at, with the models that are held; its code comes alike. */
  classifying(): Promise<ClassifyingApi & ProxyMarked>;
}
