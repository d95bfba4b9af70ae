import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as errors from '../../../src/lib/checkpoint/errors';
import { parseSafetensors } from '../../../src/lib/checkpoint/safetensors';
import { said } from '../said';
import { rawFile } from './small';

const entry = (dtype: unknown, shape: unknown, offsets: unknown) => ({
  dtype,
  shape,
  data_offsets: offsets
});
const parse = (header: unknown, bytes: number) => () => parseSafetensors(rawFile(header, bytes));

describe('parseSafetensors', () => {
  it('finds every weight with kind, shape and values', () => {
    const data = new Uint8Array(Float32Array.of(1, 2, 3).buffer);
    const header = { b: entry('F32', [1], [8, 12]), a: entry('F32', [2, 1], [0, 8]) };
    const tensors = parseSafetensors(rawFile({ __metadata__: { format: 'pt' }, ...header }, data));
    expect([...tensors.keys()]).toEqual(['b', 'a']);
    expect(tensors.get('a')).toMatchObject({ dtype: 'F32', shape: [2, 1] });
    expect([...tensors.get('a')!.values()]).toEqual([1, 2]);
    expect([...tensors.get('b')!.values()]).toEqual([3]);
  });

  it('takes an ArrayBuffer, and bytes that begin anywhere in one', () => {
    const file = rawFile({ a: entry('U8', [3], [0, 3]) }, 3);
    expect(parseSafetensors(file.buffer as ArrayBuffer).size).toBe(1);
    const inside = new Uint8Array(file.length + 5);
    inside.set(file, 3);
    expect(parseSafetensors(inside.subarray(3, 3 + file.length)).size).toBe(1);
  });

  it('takes weights without numbers, and files without weights', () => {
    expect(parse({ a: entry('F32', [0, 4], [0, 0]), b: entry('F16', [], [0, 2]) }, 2)().size).toBe(
      2
    );
    expect(parse({}, 0)().size).toBe(0);
  });

  it.each([
    ['no object', 3],
    ['null', null],
    ['no kind of number', entry(1, [1], [0, 4])],
    ['a negative shape', entry('F32', [-1], [0, 4])],
    ['a fractional shape', entry('F32', [1.5], [0, 6])],
    ['one offset', entry('F32', [1], [4])],
    ['text for offsets', entry('F32', [1], ['0', '4'])]
  ])('refuses an entry with %s', (_, value) => {
    expect(parse({ a: value }, 4)).toThrow(errors.HeaderSyntaxError);
  });

  it('refuses a kind of number that it does not know', () => {
    expect(parse({ a: entry('F17', [1], [0, 2]) }, 2)).toThrow(errors.UnknownDtypeError);
  });

  it('refuses more or fewer bytes than the shape takes, saying both', () => {
    expect(parse({ a: entry('F32', [3], [0, 8]) }, 8)).toThrow(errors.TensorSizeError);
    expect(said(parse({ a: entry('F32', [3], [0, 8]) }, 8))).toMatch(/8 bytes.*takes 12/);
    expect(parse({ a: entry('F32', [2 ** 52, 2 ** 52], [0, 8]) }, 8)).toThrow(
      errors.TensorSizeError
    );
  });

  it.each([
    ['past the end', [0, 8]],
    ['backwards', [4, 0]]
  ])('refuses offsets that go %s', (_, offsets) => {
    expect(parse({ a: entry('F32', [2], offsets) }, 4)).toThrow(errors.OutOfFileError);
  });

  it('refuses a file cut short by one byte', () => {
    const file = rawFile({ a: entry('F32', [2], [0, 8]) }, 8);
    expect(() => parseSafetensors(file.subarray(0, -1))).toThrow(errors.OutOfFileError);
  });

  it.each([
    ['F4', [4], 2],
    ['F6_E2M3', [4], 3],
    ['F8_E8M0', [4], 4],
    ['C64', [1], 8]
  ])('passes over %s, which no model here needs', (dtype, shape, bytes) => {
    expect(parse({ a: entry(dtype, shape, [0, bytes]) }, bytes)).not.toThrow();
  });

  it.each([
    ['F16', Uint16Array.of(0x3c00, 0xc000), [1, -2]],
    ['BF16', Uint16Array.of(0x3f80, 0xc000), [1, -2]],
    ['F32', Float32Array.of(1, -2), [1, -2]],
    ['F64', Float64Array.of(1, -2), [1, -2]]
  ])('reads %s numbers that begin at any byte', (dtype, numbers, expected) => {
    for (const before of [1, 2, 3, 5]) {
      const end = before + numbers.byteLength;
      const data = new Uint8Array(end);
      data.set(new Uint8Array(numbers.buffer), before);
      const header = { a: entry('U8', [before], [0, before]), b: entry(dtype, [2], [before, end]) };
      const b = parseSafetensors(rawFile(header, data)).get('b')!;
      expect([...b.values()]).toEqual(expected);
      expect([...b.row(1)]).toEqual(expected.slice(1));
    }
  });

  it('refuses weights that overlap', () => {
    const header = { a: entry('F32', [2], [0, 8]), b: entry('F32', [2], [4, 12]) };
    expect(parse(header, 12)).toThrow(errors.OverlapError);
  });

  it.each([
    ['before the first weight', [4, 8], 8],
    ['after the last', [0, 4], 5]
  ])('refuses bytes %s that belong to none', (_, offsets, bytes) => {
    expect(parse({ a: entry('F32', [1], offsets) }, bytes)).toThrow(errors.GapError);
  });

  it('refuses bytes between two weights that belong to none', () => {
    const header = { a: entry('F32', [1], [0, 4]), b: entry('F32', [1], [8, 12]) };
    expect(parse(header, 12)).toThrow(errors.GapError);
  });

  it('names the file', () => {
    expect(said(() => parseSafetensors(new Uint8Array(3), 'model-7'))).toMatch(
      /^model-7 has 3 bytes/
    );
  });

  it('throws nothing but CheckpointError, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives), { numRuns: 500 });
  });

  it('throws nothing but CheckpointError, whatever the header', () => {
    const count = fc.oneof(fc.nat(20), fc.constantFrom(-1, 0.5, 2 ** 53, 1e308));
    const likely = fc.record({
      dtype: fc.constantFrom('F16', 'F32', 'I64', 'U8', 'X', '__proto__'),
      shape: fc.array(count, { maxLength: 3 }),
      data_offsets: fc.array(count, { maxLength: 3 })
    });
    const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', '__metadata__', 'a'));
    const header = fc.oneof(fc.dictionary(name, fc.oneof(likely, fc.jsonValue())), fc.jsonValue());
    const file = fc.tuple(header, fc.nat(40)).map(([value, bytes]) => rawFile(value, bytes));
    fc.assert(fc.property(file, survives), { numRuns: 1000 });
  });

  it('throws nothing but CheckpointError when one byte of a good file changes', () => {
    const good = rawFile({ a: entry('F16', [2], [0, 4]), b: entry('F32', [1], [4, 8]) }, 8);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(change, ([at, byte]) => survives(good.map((old, i) => (i === at ? byte : old))))
    );
  });
});

function survives(bytes: Uint8Array): void {
  try {
    parseSafetensors(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(errors.CheckpointError);
  }
}
