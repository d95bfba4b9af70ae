import { FactError } from '../fact-error';

/** A model folder that cannot be read. Offsets are bytes, shapes as the file or config.json has them. */
export abstract class CheckpointError<Facts extends object = object> extends FactError<Facts> {}

/** A weight file ends before its header does. */
export class TruncatedFileError extends CheckpointError<
  | { kind: 'no-length'; file: string; bytes: number; least: number }
  | { kind: 'in-header'; file: string; bytes: number; headerEnd: number }
> {
  override readonly name = 'TruncatedFileError';
}

/** The first eight bytes of a weight file give a header length that no such file has. */
export class HeaderLengthError extends CheckpointError<{
  file: string;
  length: number;
  least: number;
  most: number;
}> {
  override readonly name = 'HeaderLengthError';
}

/** A weight file's header is not the JSON that the format asks for. */
export class HeaderSyntaxError extends CheckpointError<
  | { kind: 'not-utf8'; file: string }
  | { kind: 'not-json'; file: string; begins: string }
  | { kind: 'no-object'; file: string }
  | { kind: 'entry'; file: string; tensor: string }
> {
  override readonly name = 'HeaderSyntaxError';
}

/** Two weights have the same name. */
export class DuplicateNameError extends CheckpointError<
  | { kind: 'in-file'; file: string; tensor: string }
  | { kind: 'across-files'; tensor: string }
  /** Two ways to write one name: with and without a prefix, "gamma" and "weight". */
  | { kind: 'same'; tensor: string; stored: string }
> {
  override readonly name = 'DuplicateNameError';
}

/** A weight is stored in a kind of number that is unknown, or known but not read here. */
export class UnknownDtypeError extends CheckpointError<
  | { kind: 'unknown'; file: string; tensor: string; dtype: string }
  | { kind: 'unread-tensor'; tensor: string; dtype: string; expected: readonly string[] }
  | { kind: 'unread'; dtype: string }
> {
  override readonly name = 'UnknownDtypeError';
}

/** A weight's bytes are more or fewer than its shape and kind of number take. */
export class TensorSizeError extends CheckpointError<{
  file: string;
  tensor: string;
  dtype: string;
  shape: readonly number[];
  bytes: number;
  needed: number;
}> {
  override readonly name = 'TensorSizeError';
}

/** A weight's bytes lie outside of its file. */
export class OutOfFileError extends CheckpointError<{
  file: string;
  tensor: string;
  start: number;
  end: number;
  available: number;
}> {
  override readonly name = 'OutOfFileError';
}

/** Two weights claim the same bytes. */
export class OverlapError extends CheckpointError<{
  file: string;
  tensor: string;
  start: number;
  covered: number;
}> {
  override readonly name = 'OverlapError';
}

/** Some bytes of a weight file belong to no weight. */
export class GapError extends CheckpointError<{ file: string; from: number; to: number }> {
  override readonly name = 'GapError';
}

/** The model needs a weight that its files do not hold. */
export class MissingTensorError extends CheckpointError<{
  tensor: string;
  expected: readonly number[];
}> {
  override readonly name = 'MissingTensorError';
}

/** A weight has another shape than config.json asks for. */
export class TensorShapeError extends CheckpointError<{
  tensor: string;
  found: readonly number[];
  expected: readonly number[];
}> {
  override readonly name = 'TensorShapeError';
}

/** A file that should hold JSON holds something else. */
export class NotJsonError extends CheckpointError<{ file: string; begins: string }> {
  override readonly name = 'NotJsonError';
}

/** model.safetensors.index.json is JSON, but no list of weight files. */
export class ShardIndexError extends CheckpointError<
  | { kind: 'empty'; index: string }
  | { kind: 'file-name'; index: string; found: unknown }
  | { kind: 'file-facts'; index: string; found: unknown }
> {
  override readonly name = 'ShardIndexError';
}

/** A file of the model is not there. */
export class MissingFileError extends CheckpointError<
  | { kind: 'server'; file: string; status: number; page: boolean }
  | { kind: 'folder'; file: string; folder: string }
  | { kind: 'memory'; file: string }
> {
  override readonly name = 'MissingFileError';
}

/** The network failed; what has come is kept, and asking again continues. */
export class DownloadError extends CheckpointError<
  | { kind: 'stopped'; file: string; bytes: number; reason: string }
  | { kind: 'refused'; file: string; status: number }
> {
  override readonly name = 'DownloadError';
}

/** A file came whole, but is not the one that the index describes. */
export class CorruptFileError extends CheckpointError<
  | { kind: 'length'; file: string; bytes: number; expected: number }
  | { kind: 'longer'; file: string; expected: number }
  | { kind: 'content'; file: string; found: string; expected: string }
> {
  override readonly name = 'CorruptFileError';
}

/** A weight that is needed holds what is no number, or one beyond what float32 holds. */
export class NotFiniteError extends CheckpointError<{ tensor: string; value: number }> {
  override readonly name = 'NotFiniteError';
}

/** A weight that float16 cannot hold. */
export class Float16RangeError extends CheckpointError<{
  tensor: string;
  value: number;
  most: number;
}> {
  override readonly name = 'Float16RangeError';
}
