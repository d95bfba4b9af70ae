import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, csvField, csvFile, matrixCsv } from '../../../src/lib/figures/csv';
import { matrix } from '../matrix';
import { parseCsv } from '../../csv';

describe('csvField', () => {
  it.each([
    ['bank', 'bank'],
    ['a, b', '"a, b"'],
    ['say "bank"', '"say ""bank"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"']
  ])('writes %j as %j', (value, field) => expect(csvField(value)).toBe(field));

  it.each(['=1+1', '+1', '-ing', '@here', '\tx', '\rx'])('neutralises %j', (value) => {
    expect(parseCsv(csvField(value))[0][0]).toBe(`'${value}`);
  });

  it('leaves signs inside a word alone', () => expect(csvField('a=b-c')).toBe('a=b-c'));
});

describe('csv', () => {
  it('writes numbers as they are: one below 0 is no formula', () => {
    expect(csv([['score', -0.5, 1e-7, 3]])).toBe('score,-0.5,1e-7,3\r\n');
  });

  it('gives any text back, formulas behind an apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 })), (lines) => {
        const read = parseCsv(csv(lines));
        const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
        expect(read).toEqual(lines.map((line) => line.map(safe)));
      })
    );
  });
});

it('matrixCsv writes the stamp, then a row for each query', () => {
  const values = matrix([
    [0.5, -0.25],
    [1, 0]
  ]);
  expect(parseCsv(matrixCsv(values, [',', '-ing'], [['layer', 1]], 'query \\ key'))).toEqual([
    ['layer', '1'],
    ['query \\ key', ',', "'-ing"],
    [',', '0.5', '-0.25'],
    ["'-ing", '1', '0']
  ]);
});

it('matrixCsv writes a word where a cell has no number', () => {
  const written = (value: number, i: number, j: number) => (i === 0 && j === 1 ? 'cut' : value);
  const values = matrix([
    [1, 0],
    [0.25, 0.75]
  ]);
  expect(parseCsv(matrixCsv(values, ['a', 'b'], [], '', ['a', 'b'], written)).slice(1)).toEqual([
    ['a', '1', 'cut'],
    ['b', '0.25', '0.75']
  ]);
});

describe('csvFile', () => {
  it('begins with a byte order mark, which Excel needs to read UTF-8', async () => {
    const file = csvFile('naïve,🐢\r\n');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await file.text()).toBe('naïve,🐢\r\n'); // which a decoder takes off
    expect(file.type).toBe('text/csv');
  });
});
