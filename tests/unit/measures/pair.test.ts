import { describe, expect, it } from 'vitest';
import { pairWeights, strongestHead } from '../../../src/lib/measures/pair';
import { valueAt } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';

const head = (forth: number, back: number) =>
  matrix([
    [1 - forth, forth],
    [back, 1 - back]
  ]);
const patterns = [
  [head(0.5, 0.25), head(0.125, 0.75)],
  [head(0.5, 0), head(0.25, 0.5)]
];

describe('pairWeights', () => {
  it('gives both directions in every head, layers and heads from 1', () => {
    expect(pairWeights(patterns, valueAt, { from: 0, to: 1 })).toEqual([
      { layer: 1, head: 1, forth: 0.5, back: 0.25 },
      { layer: 1, head: 2, forth: 0.125, back: 0.75 },
      { layer: 2, head: 1, forth: 0.5, back: 0 },
      { layer: 2, head: 2, forth: 0.25, back: 0.5 }
    ]);
  });
});

describe('strongestHead', () => {
  it('is the head with the most from the first word to the second', () => {
    expect(strongestHead(pairWeights(patterns, valueAt, { from: 1, to: 0 }))).toMatchObject({
      layer: 1,
      head: 2
    });
  });
  it('is the earliest of equals', () => {
    expect(strongestHead(pairWeights(patterns, valueAt, { from: 0, to: 1 }))).toMatchObject({
      layer: 1,
      head: 1
    });
  });
  it('is missing where there are none', () => expect(strongestHead([])).toBeUndefined());
});
