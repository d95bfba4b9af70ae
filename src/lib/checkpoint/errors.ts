/** A model folder that cannot be read. Messages are shown to visitors: what came, what was expected. */
export class CheckpointError extends Error {
  override name = 'CheckpointError';
}

/** A weight file ends before its header does. */
export class TruncatedFileError extends CheckpointError {
  override name = 'TruncatedFileError';
}

/** The first eight bytes of a weight file give a header length that no such file has. */
export class HeaderLengthError extends CheckpointError {
  override name = 'HeaderLengthError';
}

/** A weight file's header is not the JSON that the format asks for. */
export class HeaderSyntaxError extends CheckpointError {
  override name = 'HeaderSyntaxError';
}

/** Two weights have the same name. */
export class DuplicateNameError extends CheckpointError {
  override name = 'DuplicateNameError';
}

/** A weight is stored in a kind of number that is unknown, or known but not read here. */
export class UnknownDtypeError extends CheckpointError {
  override name = 'UnknownDtypeError';
}

/** A weight's bytes are more or fewer than its shape and kind of number take. */
export class TensorSizeError extends CheckpointError {
  override name = 'TensorSizeError';
}

/** A weight's bytes lie outside of its file. */
export class OutOfFileError extends CheckpointError {
  override name = 'OutOfFileError';
}

/** A weight begins between two numbers of its kind. */
export class MisalignedTensorError extends CheckpointError {
  override name = 'MisalignedTensorError';
}

/** Two weights claim the same bytes. */
export class OverlapError extends CheckpointError {
  override name = 'OverlapError';
}

/** Some bytes of a weight file belong to no weight. */
export class GapError extends CheckpointError {
  override name = 'GapError';
}

/** The model needs a weight that its files do not hold. */
export class MissingTensorError extends CheckpointError {
  override name = 'MissingTensorError';
}

/** A weight has another shape than config.json asks for. */
export class TensorShapeError extends CheckpointError {
  override name = 'TensorShapeError';
}

/** A file that should hold JSON holds something else. */
export class NotJsonError extends CheckpointError {
  override name = 'NotJsonError';
}

/** model.safetensors.index.json is JSON, but no list of weight files. */
export class ShardIndexError extends CheckpointError {
  override name = 'ShardIndexError';
}

/** A file of the model is not there. */
export class MissingFileError extends CheckpointError {
  override name = 'MissingFileError';
}

/** The network failed; what has come is kept, and asking again continues. */
export class DownloadError extends CheckpointError {
  override name = 'DownloadError';
}

/** A file came whole, but is not the one that the index describes. */
export class CorruptFileError extends CheckpointError {
  override name = 'CorruptFileError';
}

/** A weight that float16 cannot hold. */
export class Float16RangeError extends CheckpointError {
  override name = 'Float16RangeError';
}
