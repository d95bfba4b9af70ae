import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, weight } from '../../../src/lib/words/en/numbers';

/** The number that is written. */
const read = (written: string) => Number(written.replaceAll('−', '-'));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a weight', () => {
  it.each([
    [0, '0'],
    [1, '1.00'],
    [0.536, '0.54'],
    [0.01, '0.01'],
    [0.00996, '0.01'],
    [0.009949, '0.0099'],
    [0.0027, '0.0027'],
    [0.004712, '0.0047'],
    [0.00004, '0.000040'],
    [0.00000123, '0.0000012'],
    [4.56e-9, '4.6e−9'],
    [-0.0027, '−0.0027']
  ])('%d is written %j', (value, written) => expect(weight(value)).toBe(written));

  it('keeps as many decimals as a column has, or more', () => {
    expect(weight(0.0027, 4)).toBe('0.0027');
    expect(weight(0.00027, 4)).toBe('0.00027');
    expect(weight(0.5, 4)).toBe('0.5000');
  });

  it('is written as nothing only where it is nothing', () =>
    fc.assert(fc.property(share, (value) => (read(weight(value)) === 0) === (value === 0))));

  it('is written within half of its last figure: 0.005, and a twentieth below 0.01', () =>
    fc.assert(
      fc.property(fc.oneof(share, fc.double({ min: 0, max: 0.02, noNaN: true })), (value) => {
        const off = Math.abs(read(weight(value)) - value);
        return off <= (value < 0.00995 ? value * 0.0501 : 0.005 + 1e-12);
      })
    ));

  it('never gets smaller in writing as it grows', () =>
    fc.assert(fc.property(share, share, (a, b) => a > b || read(weight(a)) <= read(weight(b)))));
});

it('numbers of a column have their points in one line, whatever they are', () => {
  expect(column([11.318, 0.0008, 0], 3)).toEqual(['11.318', '\u20070.00080', '\u20070']);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-6, max: 1e4, noNaN: true })), (values) => {
      const points = column(values, 3).map((written) => written.indexOf('.'));
      return new Set(points).size <= 1;
    })
  );
});
