import { expect, it } from 'vitest';
import { alongLine } from '../../../src/lib/figures/arrows';

it.each([
  ['ArrowRight', 1, 2],
  ['ArrowRight', 3, 3],
  ['ArrowRight', -1, 0],
  ['ArrowLeft', 1, 0],
  ['ArrowLeft', 0, 0],
  ['ArrowLeft', -1, 0],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['a', 2, undefined]
])('%s on a line of four goes from %i to %s', (key, at, next) => {
  expect(alongLine(key, at, 4)).toBe(next);
});
