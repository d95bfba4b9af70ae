import { expect, it } from 'vitest';
import { isAtLeast } from '../../../scripts/node-version.mjs';

it('compares versions by number, the major one first', () => {
  expect(isAtLeast('20.19.0', '20.19')).toBe(true);
  expect(isAtLeast('22.2.0', '20.19')).toBe(true);
  expect(isAtLeast('20.9.1', '20.19')).toBe(false);
  expect(isAtLeast('18.20.4', '20.19')).toBe(false);
});
