import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tablePages } from '../../../src/lib/figures/table';

it('up to 128 tokens fit on one page', () => {
  expect(tablePages(128, 128)).toHaveLength(1);
  expect(tablePages(129, 129)).toHaveLength(2);
});

it('pages hold every row once, in order, and few enough cells for a browser', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), (n) => {
      const pages = tablePages(n, n);
      expect(pages.flat()).toEqual(Array.from({ length: n }, (_, i) => i));
      for (const page of pages) expect(page.length * n).toBeLessThanOrEqual(16_384);
    })
  );
});
