import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreement, DOTS } from '../../../src/lib/lesson/score';
import { shuffled } from '../../../src/lib/lesson/shuffle';
import { softmaxOf } from '../../../src/lib/lesson/softmax';

it('is the part of a row that the dots foresaw', () => {
  expect(agreement([6, 0, 4], [0.0027, 0.01, 0.98])).toBeCloseTo(0.4027);
  expect(agreement([10, 0], [1, 0])).toBe(1);
  expect(agreement([0, 10], [1, 0])).toBe(0);
});

it('is never above 1, nor above what was spent', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.double({ min: -5, max: 5, noNaN: true })), {
        minLength: 1,
        maxLength: 3
      }),
      (pairs) => {
        const dots = pairs.map(([n]) => n);
        const share = agreement(dots, softmaxOf(pairs.map(([, score]) => score)));
        const all = dots.reduce((sum, n) => sum + n, 0) / DOTS;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(Math.min(1, all) + 1e-12);
      }
    )
  );
});

it('puts answers in an order that the text decides, none lost', () => {
  const options = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect([...shuffled(options, text)].sort()).toEqual(options);
      expect(shuffled(options, text)).toEqual(shuffled(options, text));
    })
  );
  const firsts = Array.from({ length: 100 }, (_, i) => shuffled(options, `text ${i}`)[0]);
  for (const option of options) {
    expect(firsts.filter((first) => first === option).length).toBeGreaterThan(10);
  }
});
