import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layOut,
  MAP_WIDTH,
  LABEL_SIZE,
  labelled,
  shortLabel
} from '../../../src/lib/figures/map-layout';

describe('layOut', () => {
  it('fits the map into its width, whatever the labels', () => {
    const labels = fc.array(fc.string({ maxLength: 200 }), { minLength: 0, maxLength: 512 });
    fc.assert(
      fc.property(labels, (words) => {
        const { left, top, side, width, height, stride } = layOut(words);
        expect(width).toBe(MAP_WIDTH);
        expect(side).toBeGreaterThan(0);
        expect(left + side * words.length).toBeLessThanOrEqual(width + 1e-9);
        expect(top + side * words.length).toBeLessThanOrEqual(height);
        expect(stride * side).toBeGreaterThan(LABEL_SIZE); // labels do not touch
      })
    );
  });

  it('leans the labels of a short sentence and stands up those of a long one', () => {
    expect(layOut(Array<string>(9).fill('bank')).angle).toBe(-45);
    expect(layOut(Array<string>(64).fill('bank')).angle).toBe(-90);
  });

  it('draws every label of a short sentence', () => {
    expect(layOut(Array<string>(11).fill('swimming')).stride).toBe(1);
  });
});

describe('labelled', () => {
  it('takes one in so many, and the one in focus', () => {
    expect(labelled(10, 3, null)).toEqual([0, 3, 6, 9]);
    expect(labelled(10, 3, 4)).toEqual([0, 4, 9]);
    expect(labelled(3, 1, 1)).toEqual([0, 1, 2]);
  });

  it('never sets two closer than a stride', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 512 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (n, stride, at) => {
          const focus = at % n;
          const indices = labelled(n, stride, focus);
          expect(indices).toContain(focus);
          for (let i = 1; i < indices.length; i++) {
            expect(indices[i] - indices[i - 1]).toBeGreaterThanOrEqual(stride);
          }
        }
      )
    );
  });
});

describe('shortLabel', () => {
  it('cuts long words and says so', () => {
    expect(shortLabel('swimming')).toBe('swimming');
    expect(shortLabel('unbelievably!')).toBe('unbelievably!'); // 13 characters fit
    expect(shortLabel('unbelievably!!')).toBe('unbelievably…');
  });

  it('never halves a character beyond U+FFFF', () => {
    expect(shortLabel('🐢'.repeat(14))).toBe(`${'🐢'.repeat(12)}…`);
  });
});
