import { sumsOf } from '../../../src/lib/transformer/map-sums';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightAt } from '../../../src/lib/measures/core';
import { selfRows } from '../../../src/lib/measures/diagonal';
import { ledger, ledgerFromScores } from '../../../src/lib/measures/ledger';
import { mix } from '../../../src/lib/measures/mix';
import { meanShareTo } from '../../../src/lib/measures/shares';
import { compareBy, SIMILARITIES } from '../../../src/lib/measures/similarity';
import { softmaxRows } from '../../../src/lib/measures/softmax';
import { summariseLayer } from '../../../src/lib/measures/summary';
import { suggestedPair } from '../../../src/lib/measures/suggest';
import { largestAsymmetry } from '../../../src/lib/measures/symmetry';
import {
  valueAt,
  isMasked,
  row,
  type Attention,
  type Head,
  type Mask,
  type Matrix
} from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';
import { tokensOf } from '../tokens';

const words = (n: number) => tokensOf(Array.from({ length: n }, (_, i) => i)).slice(1, -1);

const DIMENSIONS = 3;

/** Proposal 1 and a head on n random vectors, each with a mask that leaves every row something. */
interface Masked {
  readonly n: number;
  readonly input: Matrix;
  readonly dotProduct: Attention;
  readonly head: Head;
}
const masked: fc.Arbitrary<Masked> = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const value = fc.double({ min: -4, max: 4, noNaN: true });
  const vectors = fc
    .array(fc.array(value, { minLength: DIMENSIONS, maxLength: DIMENSIONS }), {
      minLength: n,
      maxLength: n
    })
    .map(matrix);
  const cells = fc.array(fc.nat(1), { minLength: n * n, maxLength: n * n });
  // Nobody is kept from one column: mixed masks then leave every row something, too.
  const mask = fc.option(fc.tuple(cells, fc.nat(n - 1)), { nil: null });
  return fc
    .tuple(vectors, vectors, vectors, mask, mask, fc.nat(n - 1))
    .map(([input, q, k, one, two, open]) => {
      const maskOf = (drawn: typeof one): Mask =>
        drawn && Uint8Array.from(drawn[0], (bit, i) => (i % n === open ? 0 : bit));
      const dotProduct = attentionOf(input, input, maskOf(one));
      return {
        n,
        input,
        dotProduct,
        head: { ...attentionOf(q, k, maskOf(two)), q, k, v: input, muted: null }
      };
    });
});

function attentionOf(q: Matrix, k: Matrix, mask: Mask): Attention {
  const divisor = Math.sqrt(DIMENSIONS);
  const n = q.rows;
  const scores = matrix(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) =>
        row(q, i).reduce((sum, value, d) => sum + (value * valueAt(k, j, d)) / divisor, 0)
      )
    )
  );
  return { scores, pattern: softmaxRows(scores, mask), mask, divisor };
}

/** Every number of a plain value. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersOf);
  return [];
}
const expectFinite = (value: unknown) =>
  expect(numbersOf(value).every(Number.isFinite), JSON.stringify(value)).toBe(true);

/** All maps that a page may draw of one layer and head. */
const mapsOf = ({ dotProduct, head }: Masked): Attention[] => [
  ...SIMILARITIES.map((similarity) => compareBy(dotProduct, similarity)),
  mix(dotProduct, head, 0.3),
  head
];

describe('whatever is masked', () => {
  it('rows sum to 1, a masked cell has weight 0, and scores stay finite', () => {
    fc.assert(
      fc.property(masked, (drawn) => {
        for (const map of mapsOf(drawn)) {
          expectFinite(map);
          for (let i = 0; i < drawn.n; i++) {
            expect(row(map.pattern, i).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
            for (let j = 0; j < drawn.n; j++)
              if (isMasked(map.mask, drawn.n, i, j)) expect(valueAt(map.pattern, i, j)).toBe(0);
          }
        }
      })
    );
  });

  it('a ledger’s weight is the map’s cell, from vectors, scores and row totals alike', () => {
    fc.assert(
      fc.property(masked, fc.nat(5), fc.nat(5), (drawn, a, b) => {
        const { n, input, dotProduct, head } = drawn;
        const [from, to] = [a % n, b % n];
        const near = (weight: number, map: Attention) =>
          expect(weight).toBeCloseTo(valueAt(map.pattern, from, to), 5);
        for (const map of mapsOf(drawn)) {
          const chain = ledgerFromScores(map, from, to);
          near(chain.weight, map);
          near(chain.powers[to] / chain.total, map);
        }
        near(ledger(head, from, to).weight, head);
        near(ledger({ ...dotProduct, q: input, k: input }, from, to).weight, dotProduct);
        near(weightAt({ ...head, logTotals: sumsOf(head).logTotals() }, from, to), head);
      })
    );
  });

  it('between the proposals a cell is masked that either masks', () => {
    fc.assert(
      fc.property(masked, ({ n, dotProduct, head }) => {
        const { mask } = mix(dotProduct, head, 0.5);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++)
            expect(isMasked(mask, n, i, j)).toBe(
              isMasked(dotProduct.mask, n, i, j) || isMasked(head.mask, n, i, j)
            );
      })
    );
  });

  it('no measure is anything but a number, and the pair suggested may look', () => {
    fc.assert(
      fc.property(masked, (drawn) => {
        const { n, dotProduct, head } = drawn;
        const all = Array.from({ length: n }, (_, i) => i);
        expectFinite(summariseLayer({ dotProduct, heads: [head] }, words(n)));
        for (const map of mapsOf(drawn)) {
          expectFinite([
            largestAsymmetry(map, all),
            selfRows(map.pattern, all),
            meanShareTo(map.pattern, all, [0])
          ]);
          const pair = suggestedPair(map, words(n));
          if (pair) expect(isMasked(map.mask, n, pair.from, pair.to)).toBe(false);
        }
      })
    );
  });
});

describe('softmaxRows', () => {
  it('shares a masked cell’s weight among the others of its row', () => {
    const scores = matrix([[0, 50, Math.log(3)]]);
    expect([...softmaxRows(scores, Uint8Array.of(0, 1, 0)).data]).toEqual([0.25, 0, 0.75]);
  });

  it('leaves a row without weights that may look at nothing', () => {
    expect([...softmaxRows(matrix([[1, 2]]), Uint8Array.of(1, 1)).data]).toEqual([0, 0]);
  });
});

describe('summariseLayer', () => {
  it('measures symmetry on pairs that may look at each other, lengths on every vector', () => {
    const scores = matrix([
      [2, 1, 5],
      [1, 2, 0],
      [9, 0, 2]
    ]);
    const mask = Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 0);
    const map = { scores, pattern: softmaxRows(scores, mask), mask, divisor: 2 };
    const { vectors, maps } = summariseLayer({ dotProduct: map, heads: [] }, words(3));
    expect(maps[0].asymmetry).toBe(0);
    expect([vectors.shortest, vectors.longest]).toEqual([2, 2]);
  });
});
