import { describe, expect, it } from 'vitest';
import { summariseLayer, summariseMap, summariseVectors } from '../../../src/lib/measures/summary';
import type { Head } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';
import { tokensOf } from '../tokens';

/** Two words, or as many, without [CLS] and [SEP]. */
const words = (n: number) => tokensOf(Array.from({ length: n }, (_, i) => i)).slice(1, -1);

const empty = matrix([]);

describe('summariseMap', () => {
  it('measures a map by hand', () => {
    const summary = summariseMap(
      {
        scores: matrix([
          [0, 3],
          [-1, 0]
        ]),
        pattern: matrix([
          [0.25, 0.75],
          [0.5, 0.5]
        ]),
        mask: null,
        divisor: 1
      },
      words(2)
    );
    // Row 1 is tied with its own word, row 0 looks elsewhere.
    expect(summary.selfRows).toBe(0.5);
    expect(summary.selfWeight).toBe(0.375);
    // S - Sᵀ is 4 and -4, |S|² = 9 + 1.
    expect(summary.asymmetry).toBeCloseTo(Math.sqrt(32 / 10), 12);
    const first = -(0.25 * Math.log2(0.25) + 0.75 * Math.log2(0.75));
    expect(summary.entropy).toBeCloseTo((first + 1) / 2, 12);
  });

  it('of symmetric scores and even rows: no asymmetry, log₂ n bits', () => {
    const n = 4;
    const even = Array.from({ length: n }, () => Array<number>(n).fill(0.25));
    const { asymmetry, entropy } = summariseMap(
      {
        scores: matrix(even),
        pattern: matrix(even),
        mask: null,
        divisor: 1
      },
      words(4)
    );
    expect(asymmetry).toBe(0);
    expect(entropy).toBe(2);
  });

  it('of rows that look at one word, and of scores that are all 0', () => {
    const pattern = matrix([
      [1, 0],
      [0, 1]
    ]);
    const scores = matrix([
      [0, 0],
      [0, 0]
    ]);
    expect(summariseMap({ scores, pattern, mask: null, divisor: 1 }, words(2))).toEqual({
      selfRows: 1,
      selfWeight: 1,
      asymmetry: 0,
      entropy: 0,
      previous: 0,
      next: 0,
      special: 0,
      column: 0.5,
      sameWord: 0,
      distance: 0,
      columnAt: 0
    });
  });
});

/** x = (3, 4) and y = (1, 0), d = 4: products 25, 3, 1, halved. */
const scores = matrix([
  [12.5, 1.5],
  [1.5, 0.5]
]);
const pattern = matrix([
  [1, 0],
  [0.75, 0.25]
]);

describe('summariseVectors', () => {
  it('takes lengths and cosines back from the scaled dot products', () => {
    const { shortest, longest, cosine } = summariseVectors({ scores, divisor: 2 });
    expect(shortest).toBeCloseTo(1, 12);
    expect(longest).toBeCloseTo(5, 12);
    expect(cosine).toBeCloseTo(0.6, 12);
  });
  it('has no cosine of different words where there is one word', () => {
    const single = matrix([[2]]);
    expect(summariseVectors({ scores: single, divisor: 2 }).cosine).toBe(0);
  });
});

it('summariseLayer lists the dot product first, then the heads', () => {
  const dotProduct = { scores, pattern, mask: null, divisor: 2 };
  const head: Head = {
    scores,
    pattern: matrix([
      [0, 1],
      [1, 0]
    ]),
    q: empty,
    k: empty,
    v: empty,
    mask: null,
    muted: null,
    divisor: 1
  };
  const { vectors, maps } = summariseLayer({ dotProduct, heads: [head] }, words(2));
  expect(vectors.longest).toBeCloseTo(5, 12);
  expect(maps.map(({ selfRows }) => selfRows)).toEqual([0.5, 0]);
});
