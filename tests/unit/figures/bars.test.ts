import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR, barLayout, longestBar } from '../../../src/lib/figures/bars';
import type { PairWeight } from '../../../src/lib/measures/pair';

const weights = (layers: number, heads: number): PairWeight[] =>
  Array.from({ length: layers * heads }, (_, i) => ({
    layer: Math.floor(i / heads) + 1,
    head: (i % heads) + 1,
    forth: i / 100,
    back: 0,
    others: 0
  }));
const sizes = [fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 16 })] as const;

describe('barLayout', () => {
  it('stands bars side by side inside its width, sorted or not', () => {
    fc.assert(
      fc.property(...sizes, fc.boolean(), (layers, heads, sorted) => {
        const bars = weights(layers, heads);
        const { left, width } = barLayout(bars, sorted);
        const lefts = bars.map((bar, i) => left(bar, i));
        lefts.slice(1).forEach((at, i) => expect(at - lefts[i]).toBeGreaterThanOrEqual(BAR));
        expect(lefts[0]).toBe(0);
        expect(lefts.at(-1)! + BAR).toBeCloseTo(width);
      })
    );
  });

  it('names a layer in the middle of its bars, and keeps the names apart', () => {
    fc.assert(
      fc.property(...sizes, (layers, heads) => {
        const bars = weights(layers, heads);
        const { left, middle, layers: numbers } = barLayout(bars, false);
        expect(numbers).toEqual(Array.from({ length: layers }, (_, l) => l + 1));
        for (const number of numbers) {
          const first = left(bars[(number - 1) * heads], (number - 1) * heads);
          expect(middle(number)).toBeCloseTo(first + (heads * BAR) / 2);
          if (number > 1) expect(middle(number) - middle(number - 1)).toBeGreaterThanOrEqual(40);
        }
      })
    );
  });
});

it('longestBar is the largest weight in either direction, and 1 where there is none', () => {
  expect(longestBar([{ layer: 1, head: 1, forth: 0.2, back: 0.6, others: 0.1 }])).toBe(0.6);
  expect(longestBar([])).toBe(1);
});
