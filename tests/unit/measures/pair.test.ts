import { describe, expect, it } from 'vitest';
import { distinctHead, pairWeights, strongestHead } from '../../../src/lib/measures/pair';
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
    expect(pairWeights(patterns, valueAt, { from: 0, to: 1 }, 2)).toEqual([
      { layer: 1, head: 1, forth: 0.5, back: 0.25, others: 0.75 },
      { layer: 1, head: 2, forth: 0.125, back: 0.75, others: 0.25 },
      { layer: 2, head: 1, forth: 0.5, back: 0, others: 1 },
      { layer: 2, head: 2, forth: 0.25, back: 0.5, others: 0.5 }
    ]);
  });
});

describe('strongestHead', () => {
  it('is the head with the most from the first word to the second', () => {
    expect(strongestHead(pairWeights(patterns, valueAt, { from: 1, to: 0 }, 2))).toMatchObject({
      layer: 1,
      head: 2
    });
  });
  it('is the earliest of equals', () => {
    expect(strongestHead(pairWeights(patterns, valueAt, { from: 0, to: 1 }, 2))).toMatchObject({
      layer: 1,
      head: 1
    });
  });
  it('is missing where there are none', () => expect(strongestHead([])).toBeUndefined());
});

describe('distinctHead', () => {
  it('leaves a head behind in which the other rows look there too', () => {
    // In both heads word 0 gives word 1 its 0.5 or less; the other row gives it 1 or 0.25.
    const [, quiet] = patterns[0];
    const weights = pairWeights([[patterns[1][0], quiet]], valueAt, { from: 0, to: 1 }, 2);
    expect(strongestHead(weights)).toMatchObject({ head: 1, forth: 0.5, others: 1 });
    expect(distinctHead(weights)).toMatchObject({ head: 2, forth: 0.125, others: 0.25 });
  });
  it('has no other rows where there is one', () => {
    const [alone] = pairWeights([[matrix([[1]])]], valueAt, { from: 0, to: 0 }, 1);
    expect(alone.others).toBe(0);
  });
});
