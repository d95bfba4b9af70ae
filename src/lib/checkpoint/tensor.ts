import type { StoredTensor } from '../transformer/weights';
import { UnknownDtypeError } from './errors';
import { fromBfloat16, fromFloat16, halvesOf } from './float16';

/** A weight in a safetensors file, its bytes undecoded until somebody asks. */
export interface CheckpointTensor extends StoredTensor {
  /** The format's own word for the kind of number, such as F16. */
  readonly dtype: string;
  /** A view on the file that it lies in. */
  readonly bytes: Uint8Array;
}

/** Bytes that one number takes, for every kind that safetensors knows (0.8, `Dtype`). */
export const BYTES_PER_NUMBER: ReadonlyMap<string, number> = new Map([
  ['F4', 1 / 2] as const,
  ...['F6_E2M3', 'F6_E3M2'].map((dtype) => [dtype, 3 / 4] as const),
  ...['BOOL', 'U8', 'I8', 'F8_E4M3', 'F8_E5M2'].map((dtype) => [dtype, 1] as const),
  ...['F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ'].map((dtype) => [dtype, 1] as const),
  ...['U16', 'I16', 'F16', 'BF16'].map((dtype) => [dtype, 2] as const),
  ...['U32', 'I32', 'F32'].map((dtype) => [dtype, 4] as const),
  ...['U64', 'I64', 'F64', 'C64'].map((dtype) => [dtype, 8] as const)
]);

// Copies are made by the constructor: the `slice` of Node's Buffer, a Uint8Array too, copies nothing.
// Safetensors is little-endian, as is every machine that runs a browser or Node today.
type Decoder = (bytes: Uint8Array, into?: Float32Array) => Float32Array;
const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['F16', (bytes, into) => fromFloat16(halvesOf(bytes), into)],
  ['BF16', (bytes) => fromBfloat16(halvesOf(bytes))],
  ['F32', (bytes) => new Float32Array(new Uint8Array(bytes).buffer)],
  ['F64', (bytes) => Float32Array.from(new Float64Array(new Uint8Array(bytes).buffer))]
]);

/** The kinds of number that can be decoded here. */
export const READABLE: readonly string[] = [...DECODERS.keys()];

/** Whether numbers of this kind can be decoded here. */
export const isReadable = (dtype: string) => DECODERS.has(dtype);

/**
 * A weight over the bytes that hold it; nothing is copied or decoded yet.
 * @param bytes as many as shape and dtype take
 */
export function checkpointTensor(
  dtype: string,
  shape: readonly number[],
  bytes: Uint8Array
): CheckpointTensor {
  const decode: Decoder = (part, into) => {
    const decoder = DECODERS.get(dtype);
    if (!decoder) throw new UnknownDtypeError({ kind: 'unread', dtype });
    return decoder(part, into);
  };
  const rows = shape[0] ?? 1;
  const stride = bytes.length / rows;
  return {
    dtype,
    shape,
    bytes,
    values: (into) => decode(bytes, into),
    row(index) {
      if (!(index >= 0 && index < rows)) throw new RangeError(`No row ${index} among ${rows}.`);
      return decode(bytes.subarray(index * stride, (index + 1) * stride));
    }
  };
}
