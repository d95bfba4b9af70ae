import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrow, between, inside, keyedPoint, type Point } from '../../../src/lib/figures/plane';

const points = fc.tuple(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.double({ min: -4, max: 4, noNaN: true })
);

it('measures two vectors worked out by hand', () => {
  const { dot, cosine, angle, shadow } = between([2, 0], [1, 1]);
  expect(dot).toBe(2);
  expect(cosine).toBeCloseTo(Math.SQRT1_2);
  expect(angle).toBeCloseTo(Math.PI / 4);
  expect(shadow).toEqual([1, 0]);
});

it('a vector of no length has no direction', () => {
  expect(between([0, 0], [1, 2])).toEqual({ dot: 0, cosine: null, angle: null, shadow: [0, 0] });
});

it('the shadow’s signed length times |a| is the dot product, and what falls on it is at right angles', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      fc.pre(Math.hypot(...a) > 1e-3);
      const { dot, cosine, shadow } = between(a, b);
      expect(shadow[0] * a[0] + shadow[1] * a[1]).toBeCloseTo(dot, 6);
      const fall: Point = [b[0] - shadow[0], b[1] - shadow[1]];
      expect(fall[0] * a[0] + fall[1] * a[1]).toBeCloseTo(0, 6);
      if (cosine !== null) expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
    })
  );
});

it('keys move a tip by tenths, Shift by halves, and no farther than the plane', () => {
  expect(keyedPoint('ArrowUp', false, [1, 1], 4)).toEqual([1, 1.1]);
  expect(keyedPoint('ArrowLeft', true, [0.2, 1], 4)).toEqual([-0.3, 1]);
  expect(keyedPoint('ArrowRight', true, [3.9, 1], 4)).toEqual([4, 1]);
  expect(keyedPoint('a', false, [1, 1], 4)).toBeNull();
  expect(inside([9, -9.001], 4)).toEqual([4, -4]);
});

it('an arrow ends at its tip, with a head behind it', () => {
  expect(arrow([0, 0], [20, 0])).toBe('M0 0L20 0M11.0 -4.3L20 0L11.0 4.3');
  expect(arrow([5, 5], [5, 5])).toBe('M5 5L5 5');
});
