import type { Token } from '../tokenizer/token';
import type { AttentionKind } from './config';
import type { Cut } from './cuts';

/** A matrix of float32 numbers, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** Where rows may not look: [n · n] row after row, 1 where masked; null where nothing is. */
export type Mask = Uint8Array | null;

/** What attention made of n words: rows look (query), columns are looked at (key). */
export interface Attention {
  /** Every product, divided, before mask and softmax: [n, n], always finite. */
  readonly scores: Matrix;
  /** After them: [n, n], each row summing to 1, exactly 0 where masked. */
  readonly pattern: Matrix;
  readonly mask: Mask;
  /** What the scores are divided by. */
  readonly divisor: number;
}

/** What one attention compared and handed over, and how. */
export interface HeadVectors extends Pick<Attention, 'mask' | 'divisor'> {
  readonly q: Matrix; // [n, dHead]
  readonly k: Matrix; // [n, dHead]
  readonly v: Matrix; // [n, dHead]
  /** Where the weight stays, and what it would hand over is withheld; see `Mask`. */
  readonly muted: Mask;
}

/** One head's attention with the vectors that it compared. */
export interface Head extends Attention, HeadVectors {}

export interface Layer {
  /**
   * What queries, keys, values and proposal 1 are computed from, [n, dModel]: in BERT h^(l-1), the
   * very object of `Trace.hidden`.
   */
  readonly input: Matrix;
  /** Proposal 1 on this layer's input: x·xᵀ/√dModel, masked where every head is. */
  readonly dotProduct: Attention;
  /** The model’s own attention: the heads, in order; proposal 2 where they are learned. */
  readonly heads: readonly Head[];
}

/** Which model made a trace. */
export interface ModelIdentity {
  readonly name: string;
  /** SHA-256 of the weight files, in hexadecimal. */
  readonly sha256: string;
  readonly nLayers: number;
  readonly nHeads: number;
  readonly dModel: number;
  readonly dHead: number;
  /** What its heads compare. */
  readonly attention: AttentionKind;
}

/** Whether two are one model: another of the same name may have taken its place. */
export const sameModel = (a: ModelIdentity, b: ModelIdentity): boolean =>
  a.name === b.name && a.sha256 === b.sha256;

/** The sentence vector (mean of the last hidden state's rows), or the likeliest next words. */
export type Output =
  | { readonly sentence: Float32Array }
  | { readonly next: readonly { readonly token: string; readonly probability: number }[] };

/** All that one forward pass left behind. Never changed once made. */
export interface Trace {
  readonly model: ModelIdentity;
  readonly text: string;
  readonly cuts: readonly Cut[];
  readonly tokens: readonly Token[];
  /** h^(0..K): the embeddings, then each layer's output, [n, dModel] each. */
  readonly hidden: readonly Matrix[];
  readonly layers: readonly Layer[];
  readonly output: Output;
}

/** Row `index` of a matrix, a view on its numbers. */
export function row(matrix: Matrix, index: number): Float32Array {
  return matrix.data.subarray(index * matrix.columns, (index + 1) * matrix.columns);
}

/** The number in row `from`, column `to`. */
export function valueAt(matrix: Matrix, from: number, to: number): number {
  return matrix.data[from * matrix.columns + to];
}

/** Whether row `from` may not look at column `to` in an n × n map. */
export const isMasked = (mask: Mask, n: number, from: number, to: number): boolean =>
  mask !== null && mask[from * n + to] === 1;

/** A matrix of its own numbers, to keep where the original is handed on. */
export const copyOf = (matrix: Matrix): Matrix => ({ ...matrix, data: matrix.data.slice() });
