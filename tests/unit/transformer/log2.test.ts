import fc from 'fast-check';
import { expect, it } from 'vitest';
import { log2 } from '../../../src/lib/transformer/log2';

it('is Math.log2 of any positive float32', () => {
  const positive = fc.float({ min: Math.fround(1e-45), noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(
      fc.oneof(positive, fc.float({ min: Math.fround(1e-6), max: 1, noNaN: true })),
      (x) => {
        const expected = Math.log2(x);
        expect(Math.abs(log2(x) - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));
      }
    ),
    { numRuns: 10_000 }
  );
});

it('is exact for powers of two', () => {
  for (let e = -149; e < 128; e++) expect(log2(2 ** e)).toBe(e);
});
