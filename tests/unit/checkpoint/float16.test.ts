import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Float16RangeError } from '../../../src/lib/checkpoint/errors';
import { fromFloat16 } from '../../../src/lib/checkpoint/float16';
import { numberToHalf, toFloat16 } from '../../../src/lib/checkpoint/to-float16';
import { said } from '../said';

const isNaNHalf = (bits: number) => (bits & 0x7c00) === 0x7c00 && (bits & 0x3ff) !== 0;

describe('float16', () => {
  it('gives every one of the 65,536 bit patterns back', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
    const values = fromFloat16(all);
    const wrong = [...all].filter((bits) =>
      isNaNHalf(bits)
        ? !Number.isNaN(values[bits]) || !isNaNHalf(numberToHalf(values[bits]))
        : numberToHalf(values[bits]) !== bits
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7c00, Infinity]
  ])('reads %i as %d', (bits, value) => {
    expect(fromFloat16(Uint16Array.of(bits))).toEqual(Float32Array.of(value));
  });

  it('keeps the sign of zero', () => {
    expect(fromFloat16(Uint16Array.of(0x8000))[0]).toBe(-0);
    expect(numberToHalf(-0)).toBe(0x8000);
  });

  it('rounds to the nearest, and halfway to the even one', () => {
    expect(numberToHalf(1 + 2 ** -11)).toBe(0x3c00);
    expect(numberToHalf(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(numberToHalf(1 + 2 ** -11 + 2 ** -20)).toBe(0x3c01);
    expect(numberToHalf(2 ** -25)).toBe(0);
    expect(numberToHalf(3 * 2 ** -25)).toBe(2);
    expect(numberToHalf(2 ** -14 - 2 ** -26)).toBe(0x0400);
  });

  it('never moves a number past a neighbour', () => {
    const halves = fc.float({ min: -65504, max: 65504, noNaN: true });
    fc.assert(
      fc.property(halves, (value) => {
        const [there] = fromFloat16(toFloat16(Float32Array.of(value), 'x'));
        const step = Math.max(2 ** -24, 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10));
        expect(Math.abs(there - value)).toBeLessThanOrEqual(step / 2);
      })
    );
  });

  it('takes what rounds to 65,504 and refuses what rounds beyond', () => {
    expect(toFloat16(Float32Array.of(65519), 'x')[0]).toBe(0x7bff);
    expect(() => toFloat16(Float32Array.of(65520), 'x')).toThrow(Float16RangeError);
  });

  it.each([NaN, Infinity, -1e30])('refuses %d, naming the weight', (value) => {
    expect(said(() => toFloat16(Float32Array.of(0, value), 'pooler.weight'))).toMatch(
      /pooler\.weight/
    );
  });
});
