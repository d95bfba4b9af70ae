import { describe, expect, it } from 'vitest';
import { cosine, dot, length } from '../../../src/lib/measures/vectors';

const x = Float32Array.of(3, 4);
const y = Float32Array.of(-4, 3);

describe('dot', () => {
  it('adds up the products', () => expect(dot(x, Float32Array.of(2, -1))).toBe(2));
  it('is 0 of vectors at right angles, and of none', () => {
    expect(dot(x, y)).toBe(0);
    expect(dot(new Float32Array(), new Float32Array())).toBe(0);
  });
  it('sums in float64, where float32 would lose the small term', () => {
    expect(dot(Float32Array.of(2 ** 13, 1), Float32Array.of(2 ** 13, 1))).toBe(2 ** 26 + 1);
  });
});

it('length is the root of the sum of squares', () => expect(length(x)).toBe(5));

it('cosine is 1 along, -1 against, 0 across, whatever the lengths', () => {
  expect(cosine(x, Float32Array.of(6, 8))).toBeCloseTo(1, 12);
  expect(cosine(x, Float32Array.of(-3, -4))).toBeCloseTo(-1, 12);
  expect(cosine(x, y)).toBe(0);
});
