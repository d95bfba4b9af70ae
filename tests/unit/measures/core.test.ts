import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightAt } from '../../../src/lib/measures/core';
import { sumsOf } from '../../../src/lib/transformer/map-sums';
import { softmaxRows } from '../../../src/lib/measures/softmax';
import { valueAt } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';

const value = fc.double({ min: -3, max: 3, noNaN: true });
const vectors = (n: number, d: number) =>
  fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: n, maxLength: n });

it('gives back every weight of the pattern, cut edges included', () => {
  fc.assert(
    fc.property(vectors(4, 3), vectors(4, 3), fc.boolean(), fc.nat(3), (qs, ks, isCut, to) => {
      const [q, k] = [matrix(qs), matrix(ks)];
      const mask = isCut ? new Uint8Array(16) : null;
      mask?.fill(1, 4 + to, 5 + to); // row 1 may not look at `to`
      const scores = matrix(
        qs.map((_, i) =>
          ks.map((_, j) => {
            let product = 0;
            for (let d = 0; d < 3; d++) product += valueAt(q, i, d) * valueAt(k, j, d);
            return product / 2;
          })
        )
      );
      const pattern = softmaxRows(scores, mask);
      const head = { q, k, v: k, scores, pattern, divisor: 2, mask, muted: null };
      const core = { ...head, logTotals: sumsOf(head).logTotals() };
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          expect(weightAt(core, i, j)).toBeCloseTo(valueAt(pattern, i, j), 5);
        }
      }
      if (isCut) expect(weightAt(core, 1, to)).toBe(0);
    })
  );
});
