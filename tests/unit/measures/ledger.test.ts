import { describe, expect, it } from 'vitest';
import { ledger, ledgerFromScores } from '../../../src/lib/measures/ledger';
import { matrix } from '../matrix';

/** q_0 · k = (0, 2 ln 3), halved to (0, ln 3): powers 1 and 3, a quarter and three quarters. */
const q = matrix([
  [1, 2],
  [5, 5]
]);
const k = matrix([
  [2, -1],
  [0, Math.log(3)]
]);

describe('ledger', () => {
  it('goes from products to the weight, each line from those above', () => {
    const chain = ledger({ q, k, mask: null, divisor: 2 }, 0, 1);
    expect([...chain.products]).toEqual([0, Math.fround(2 * Math.fround(Math.log(3)))]);
    expect(chain.sum).toBeCloseTo(2 * Math.log(3), 6);
    expect(chain.divisor).toBe(2);
    expect(chain.score).toBeCloseTo(Math.log(3), 6);
    expect(chain.powers[0]).toBe(1);
    expect(chain.powers[1]).toBeCloseTo(3, 6);
    expect(chain.total).toBeCloseTo(4, 6);
    expect(chain.weight).toBeCloseTo(0.75, 6);
  });

  it('gives a masked word no power and no weight, and shares its weight among the others', () => {
    const compared = { q, k, mask: Uint8Array.of(0, 1, 0, 0), divisor: 2 };
    const chain = ledger(compared, 0, 1);
    expect(chain.score).toBeCloseTo(Math.log(3), 6);
    expect([...chain.powers]).toEqual([1, 0]);
    expect(chain.weight).toBe(0);
    expect(ledger(compared, 0, 0).weight).toBe(1);
  });

  it('divides each score of the row by its own divisor, as the cosine needs', () => {
    const unit = matrix([
      [3, 4],
      [1, 0]
    ]);
    const lengths = [5, 1];
    const chain = ledger(
      { q: unit, k: unit, mask: null, divisor: (j) => lengths[0] * lengths[j] },
      0,
      1
    );
    expect(chain.score).toBeCloseTo(0.6, 12);
    expect(chain.weight).toBeCloseTo(Math.exp(0.6) / (Math.exp(0.6) + Math.E), 12);
  });
});

describe('ledgerFromScores', () => {
  it('takes the sum back from the score, and has no products', () => {
    const chain = ledgerFromScores({ scores: matrix([[0, 2]]), mask: null, divisor: 4 }, 0, 1);
    expect(chain.products).toHaveLength(0);
    expect(chain.sum).toBe(8);
    expect(chain.score).toBe(2);
    expect(chain.weight).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
  });

  it('gives nothing to a masked score, which stays to be seen', () => {
    const mask = Uint8Array.of(0, 1);
    const chain = ledgerFromScores({ scores: matrix([[1, 7]]), mask, divisor: 1 }, 0, 1);
    expect(chain.score).toBe(7);
    expect(chain.powers[1]).toBe(0);
    expect(chain.weight).toBe(0);
    expect(chain.total).toBeCloseTo(Math.E, 12);
  });

  it('knows the weight even of scores whose powers no number holds', () => {
    const chain = ledgerFromScores(
      { scores: matrix([[1000, 1000]]), mask: null, divisor: 1 },
      0,
      0
    );
    expect(chain.weight).toBe(0.5);
    expect(chain.powers[0]).toBe(Infinity);
  });
});
