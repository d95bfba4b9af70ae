import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followCell } from '../../../src/lib/state/follow';
import { tokensOf } from '../tokens';

describe('followCell', () => {
  const before = tokensOf([1, 2, 3, 4]); // positions 1 .. 4

  it('has nothing to follow where there is no cell', () => {
    expect(followCell(null, before, before)).toBeNull();
  });

  it('keeps a position that stands before the edit', () => {
    expect(followCell({ from: 2, to: 1 }, before, tokensOf([1, 2, 9, 9, 9]))).toEqual({
      from: 2,
      to: 1
    });
  });

  it('moves a position that stands after the edit', () => {
    expect(followCell({ from: 4, to: 3 }, before, tokensOf([7, 8, 1, 2, 3, 4]))).toEqual({
      from: 6,
      to: 5
    });
  });

  it('follows the two words on either side of an edit', () => {
    expect(followCell({ from: 4, to: 1 }, before, tokensOf([1, 3, 4]))).toEqual({ from: 3, to: 1 });
  });

  it('gives up when one of the two words is gone', () => {
    expect(followCell({ from: 4, to: 2 }, before, tokensOf([1, 9, 3, 4]))).toBeNull();
    expect(followCell({ from: 2, to: 4 }, before, tokensOf([1, 9, 3, 4]))).toBeNull();
  });

  it('tells unknown words apart, which have one id', () => {
    const unknown = (words: string) =>
      tokensOf([...words].map(() => 9)).map((token, i) =>
        token.special ? token : { ...token, name: words[i - 1], unknown: true }
      );
    const moved = followCell({ from: 2, to: 1 }, unknown('ab'), unknown('cab'));
    expect(moved).toEqual({ from: 3, to: 2 });
    expect(followCell({ from: 2, to: 1 }, unknown('ab'), unknown('ac'))).toBeNull();
  });

  const ids = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });

  it('ends on the same words, whatever is typed', () => {
    fc.assert(
      fc.property(ids, ids, fc.nat(20), fc.nat(20), (first, second, a, b) => {
        const one = tokensOf(first);
        const two = tokensOf(second);
        const cell = { from: a % one.length, to: b % one.length };
        const after = followCell(cell, one, two);
        if (!after) return;
        expect(two[after.from].id).toBe(one[cell.from].id);
        expect(two[after.to].id).toBe(one[cell.to].id);
      })
    );
  });

  it('finds every word of a text into which something was inserted at one place', () => {
    fc.assert(
      fc.property(ids, ids, fc.nat(20), fc.nat(20), fc.nat(20), (text, inserted, at, a, b) => {
        const one = tokensOf(text);
        const place = at % (text.length + 1);
        const two = tokensOf([...text.slice(0, place), ...inserted, ...text.slice(place)]);
        const cell = { from: a % one.length, to: b % one.length };
        expect(followCell(cell, one, two)).not.toBeNull();
        expect(followCell(cell, one, one)).toEqual(cell);
      })
    );
  });
});
