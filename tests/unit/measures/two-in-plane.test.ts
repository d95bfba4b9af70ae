import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inTheirPlane } from '../../../src/lib/measures/two-in-plane';
import { dot, length } from '../../../src/lib/measures/vectors';

const vectors = fc
  .array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map((values) => Float32Array.from(values));

it('keeps both lengths and the dot product', () => {
  fc.assert(
    fc.property(vectors, vectors, (x, y) => {
      fc.pre(length(x) > 1e-3);
      const [a, b] = inTheirPlane(x, y);
      expect(a[0] * b[0] + a[1] * b[1]).toBeCloseTo(dot(x, y), 4);
      expect(Math.hypot(...a)).toBeCloseTo(length(x), 6);
      expect(Math.hypot(...b)).toBeCloseTo(length(y), 4);
    })
  );
});

it('a vector of no length lies at the origin', () => {
  const [a, b] = inTheirPlane(new Float32Array(2), Float32Array.from([3, 4]));
  expect(a).toEqual([0, 0]);
  expect(b).toEqual([0, 5]);
});
