import { expect, it } from 'vitest';
import { polyline } from '../../../src/lib/figures/polyline';

it('joins neighbours, and begins anew after a gap', () => {
  expect(polyline([null, [1, 2], [3, 4], null, [5, 6]])).toBe('M1 2L3 4M5 6');
});
