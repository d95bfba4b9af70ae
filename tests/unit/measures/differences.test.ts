import { expect, it } from 'vitest';
import { differences } from '../../../src/lib/measures/differences';

const map = (...data: number[]) => ({ rows: 1, columns: 2, data: Float32Array.from(data) });

it('takes each map from the one in its place, and leaves both as they were', () => {
  const [after, before] = [[[map(1, 0), map(0.5, 0.5)]], [[map(0.25, 0.75), map(0.5, 0.5)]]];
  expect(differences(after, before, () => null)).toEqual([[map(0.75, -0.75), map(0, 0)]]);
  expect(after[0][0].data).toEqual(Float32Array.of(1, 0));
});

it('leaves out what is cut, unless the map is of means and has no such cell', () => {
  const [after, before] = [[[map(0, 1)]], [[map(0.5, 0.5)]]];
  expect(differences(after, before, () => Uint8Array.of(1, 0))).toEqual([[map(0, 0.5)]]);
  expect(differences(after, before, () => new Uint8Array(9).fill(1))).toEqual([[map(-0.5, 0.5)]]);
});
