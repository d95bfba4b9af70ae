import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dotsLeft, give, KEYED, take } from '../../../src/lib/figures/ten-dots';

it('a dot is given while any is left, and then taken from the other word that has most', () => {
  expect(give([0, 0], 1)).toEqual({ dots: [0, 1], from: null });
  expect(give([4, 6, 0], 2)).toEqual({ dots: [4, 5, 1], from: 1 });
  expect(give([4, 6, 0], 1)).toEqual({ dots: [3, 7, 0], from: 0 });
  expect(give([0, 10], 1)).toBeNull();
});

it('a dot is taken back where there is one', () => {
  expect(take([2, 1], 1)).toEqual([2, 0]);
  expect(take([2, 0], 1)).toBeNull();
});

it('whatever is pressed, no more than ten are spent and none is owed', () => {
  const presses = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...Object.values(KEYED))));
  fc.assert(
    fc.property(presses, (all) => {
      let dots: readonly number[] = [0, 0, 0, 0, 0];
      for (const [word, how] of all)
        dots = (how === 'give' ? give(dots, word)?.dots : take(dots, word)) ?? dots;
      expect(Math.min(...dots)).toBeGreaterThanOrEqual(0);
      expect(dotsLeft(dots)).toBeGreaterThanOrEqual(0);
    })
  );
});
