import { describe, expect, it } from 'vitest';
import { UnknownDtypeError } from '../../../src/lib/checkpoint/errors';
import { checkpointTensor, isReadable } from '../../../src/lib/checkpoint/tensor';

const bytesOf = (array: Uint16Array | Float32Array) => new Uint8Array(array.buffer);
const matrix = bytesOf(Uint16Array.of(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600));

/** The same bytes, beginning at an odd address. */
function shifted(bytes: Uint8Array): Uint8Array {
  const room = new Uint8Array(bytes.length + 1);
  room.set(bytes, 1);
  return room.subarray(1);
}

describe('checkpointTensor', () => {
  it('decodes float16', () => {
    expect([...checkpointTensor('F16', [2, 3], matrix).values()]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('decodes float32 and bfloat16', () => {
    const values = Float32Array.of(1.5, -2);
    expect(checkpointTensor('F32', [2], bytesOf(values)).values()).toEqual(values);
    const upper = bytesOf(Uint16Array.of(0x3fc0, 0xc000));
    expect(checkpointTensor('BF16', [2], upper).values()).toEqual(values);
  });

  it('decodes one row alone', () => {
    const tensor = checkpointTensor('F16', [2, 3], matrix);
    expect([...tensor.row(1)]).toEqual([4, 5, 6]);
  });

  it('reads bytes that begin at an odd address', () => {
    const tensor = checkpointTensor('F16', [2, 3], shifted(matrix));
    expect([...tensor.values()]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...tensor.row(1)]).toEqual([4, 5, 6]);
    const floats = shifted(bytesOf(Float32Array.of(7, 8)));
    expect([...checkpointTensor('F32', [2], floats).values()]).toEqual([7, 8]);
  });

  it("reads Node's Buffers, whose slice shares memory", () => {
    const buffer = Buffer.from(bytesOf(Float32Array.of(9, 7, 8))).subarray(4);
    expect([...checkpointTensor('F32', [2], buffer).values()]).toEqual([7, 8]);
  });

  it.each([-1, 2, NaN])('has no row %d of two', (index) => {
    expect(() => checkpointTensor('F16', [2, 3], matrix).row(index)).toThrow(RangeError);
  });

  it('describes whole numbers but does not decode them', () => {
    const tensor = checkpointTensor('I64', [1], new Uint8Array(8));
    expect(isReadable(tensor.dtype)).toBe(false);
    expect(() => tensor.values()).toThrow(UnknownDtypeError);
  });
});
