import {
  GapError,
  HeaderSyntaxError,
  OutOfFileError,
  OverlapError,
  TensorSizeError,
  UnknownDtypeError
} from './errors';
import { readHeader } from './header';
import { SINGLE_FILE } from './shards';
import { BYTES_PER_NUMBER, checkpointTensor, type CheckpointTensor } from './tensor';

interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and one past the last, counted from the start of the data. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads one safetensors file, without copying or decoding a weight.
 * Format: https://github.com/huggingface/safetensors#format
 * @param file its name
 * @throws CheckpointError, of a class for each way in which a file can be broken, and nothing else
 */
export function parseSafetensors(
  data: Uint8Array | ArrayBuffer,
  file = SINGLE_FILE
): Map<string, CheckpointTensor> {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const { entries, dataStart } = readHeader(bytes, file);
  const tensors = entries
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value, file));
  const available = bytes.length - dataStart;
  for (const entry of tensors) checkEntry(entry, available, file);
  checkCover(tensors, available, file);
  return new Map(
    tensors.map(({ name, dtype, shape, start, end }) => [
      name,
      checkpointTensor(dtype, shape, bytes.subarray(dataStart + start, dataStart + end))
    ])
  );
}

function readEntry(name: string, value: unknown, file: string): Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype === 'string' && isCounts(shape) && isCounts(offsets) && offsets.length === 2) {
    return { name, dtype, shape, start: offsets[0], end: offsets[1] };
  }
  throw new HeaderSyntaxError({ kind: 'entry', file, tensor: name });
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function checkEntry({ name, dtype, shape, start, end }: Entry, available: number, file: string) {
  const size = BYTES_PER_NUMBER.get(dtype);
  if (size === undefined) {
    throw new UnknownDtypeError({ kind: 'unknown', file, tensor: name, dtype });
  }
  if (start > end || end > available) {
    throw new OutOfFileError({ file, tensor: name, start, end, available });
  }
  const needed = shape.reduce((product, count) => product * count, size);
  if (end - start !== needed) {
    throw new TensorSizeError({ file, tensor: name, dtype, shape, bytes: end - start, needed });
  }
}

/** Every byte of the data belongs to exactly one tensor, as the format demands. */
function checkCover(tensors: readonly Entry[], available: number, file: string): void {
  const inOrder = [...tensors].sort((a, b) => a.start - b.start || a.end - b.end);
  let covered = 0;
  for (const { name, start, end } of inOrder) {
    if (start < covered) {
      throw new OverlapError({ file, tensor: name, start, covered });
    }
    if (start > covered) throw new GapError({ file, from: covered, to: start });
    covered = end;
  }
  if (covered < available) throw new GapError({ file, from: covered, to: available });
}
