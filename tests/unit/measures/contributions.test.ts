import { expect, it } from 'vitest';
import { contributions } from '../../../src/lib/measures/contributions';
import { matrix } from '../matrix';

const pattern = matrix([
  [1, 0],
  [0.25, 0.75]
]);
const v = matrix([
  [3, 4],
  [0, -8]
]);

it('turns values down by their weights and adds them up', () => {
  const { lengths, sizes, z } = contributions(pattern, v, 1);
  expect([...lengths]).toEqual([5, 8]);
  expect([...sizes]).toEqual([1.25, 6]);
  expect([...z]).toEqual([0.75, -5]);
});

it('is the one value where all weight goes there', () => {
  expect([...contributions(pattern, v, 0).z]).toEqual([3, 4]);
});

it('leaves out what is muted: the weight stays, and hands nothing over', () => {
  const { lengths, sizes, z } = contributions(pattern, v, 1, Uint8Array.of(1, 0, 0, 1));
  expect([...lengths]).toEqual([5, 8]);
  expect([...sizes]).toEqual([1.25, 0]);
  expect([...z]).toEqual([0.75, 1]);
});
