import { describe, expect, it } from 'vitest';
import * as errors from '../../../src/lib/checkpoint/errors';
import { readHeader } from '../../../src/lib/checkpoint/header';
import { said } from '../said';
import { rawFile, utf8 } from './small';

const read = (bytes: Uint8Array) => readHeader(bytes, 'the file');

describe('readHeader', () => {
  it('gives the entries and where the data begins', () => {
    const file = rawFile('{"a": 1, "b": [2]}  ', 3);
    expect(read(file)).toEqual({
      entries: [
        ['a', 1],
        ['b', [2]]
      ],
      dataStart: 28
    });
  });

  it.each([0, 7])('refuses %i bytes, too few for a length', (count) => {
    expect(() => read(new Uint8Array(count))).toThrow(errors.TruncatedFileError);
  });

  it('refuses a file that ends inside its header, giving both lengths', () => {
    const cut = rawFile('{"a": 1}').subarray(0, 12);
    expect(() => read(cut)).toThrow(errors.TruncatedFileError);
    expect(said(() => read(cut))).toMatch(/12 bytes.*byte 16/);
  });

  it.each([0n, 1n, 100_000_001n, 2n ** 64n - 1n])('refuses a header of %d bytes', (length) => {
    const file = new Uint8Array(64);
    new DataView(file.buffer).setBigUint64(0, length, true);
    expect(() => read(file)).toThrow(errors.HeaderLengthError);
  });

  it('takes a web page for what it is: no safetensors file', () => {
    expect(said(() => read(utf8('<!doctype html><title>Not found</title>')))).toMatch(
      /no safetensors file/
    );
  });

  it.each(['{"a": ', '{]', '\uFEFF{}', 'nothing'])('refuses the header %j, no JSON', (header) => {
    expect(() => read(rawFile(header))).toThrow(errors.HeaderSyntaxError);
  });

  it.each(['[]', 'null', '12', '"text"'])('refuses the header %j, no object', (header) => {
    expect(() => read(rawFile(header))).toThrow(errors.HeaderSyntaxError);
  });

  it('refuses a header that is no UTF-8', () => {
    const file = rawFile('{"a":1}');
    file[10] = 0xff;
    expect(() => read(file)).toThrow(errors.HeaderSyntaxError);
  });

  it.each(['{"a": 1, "a": 1}', '{"a": {"b": 1}, "b": "x",  "\\u0061": 2}'])(
    'refuses a name given twice in %j',
    (header) => {
      expect(() => read(rawFile(header))).toThrow(errors.DuplicateNameError);
      expect(said(() => read(rawFile(header)))).toMatch(/"a" twice/);
    }
  );

  it('does not take values, or names further in, for names given twice', () => {
    const header = '{"a": {"a": 1, "x": ["a", "a"]}, "b\\"": "a", "c": {"a": "}"}}';
    expect(read(rawFile(header)).entries.map(([name]) => name)).toEqual(['a', 'b"', 'c']);
  });
});
