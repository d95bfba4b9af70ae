import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cosines,
  journey,
  meaningLayers,
  placeBetween,
  wordVectors
} from '../../../src/lib/measures/meaning';
import { matrix } from '../matrix';

const vector = (...numbers: number[]) => Float32Array.from(numbers);
/** Sentences of one layer. */
const set = (...vectors: number[][]) => vectors.map((numbers) => [vector(...numbers)]);

describe('placeBetween', () => {
  it('is 1 at the first mean, 0 at the second, and not held between them', () => {
    const means = [vector(4, 0), vector(0, 0)] as const;
    expect(placeBetween(vector(4, 0), means)).toBe(1);
    expect(placeBetween(vector(0, 0), means)).toBe(0);
    expect(placeBetween(vector(6, 0), means)).toBe(1.5);
    expect(placeBetween(vector(-2, 0), means)).toBe(-0.5);
  });

  it('leaves out what lies across the way from one mean to the other', () => {
    // (3-1, 9-2)·(2, 0) / 4
    expect(placeBetween(vector(2, 9), [vector(3, 2), vector(1, 2)])).toBe(0.5);
    // way (3, 4), from the second mean (2, 1): (6 + 4) / 25
    expect(placeBetween(vector(3, 2), [vector(4, 5), vector(1, 1)])).toBeCloseTo(0.4, 12);
  });

  it('is half-way where both means are one', () => {
    expect(placeBetween(vector(7, 7), [vector(1, 2), vector(1, 2)])).toBe(0.5);
  });

  it('turns round with the meanings, and stays under shifting and scaling of everything', () => {
    const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        numbers,
        numbers,
        fc.constantFrom(0.5, 2, 4),
        (x, a, b, by, s) => {
          const t = placeBetween(x, [a, b]);
          expect(placeBetween(x, [b, a])).toBeCloseTo(1 - t, 9);
          const moved = (all: number[]) => all.map((value, d) => (value + by[d]) * s);
          expect(placeBetween(moved(x), [moved(a), moved(b)])).toBeCloseTo(t, 9);
        }
      )
    );
  });
});

describe('meaningLayers', () => {
  it('leaves each anchor out in turn', () => {
    const [layer] = meaningLayers([set([4, 0], [6, 1], [5, -1]), set([0, 0], [1, 0])]);
    expect([...layer.means[0]]).toEqual([5, 0]);
    expect([...layer.means[1]]).toEqual([0.5, 0]);
    // Without (4, 0) the first mean is (5.5, 0): (4 - 0.5) / (5.5 - 0.5).
    expect(layer.leftOut[0][0]).toBeCloseTo(0.7, 12);
    // Without (0, 0) the second mean is (1, 0): (0 - 1) / (5 - 1).
    expect(layer.leftOut[1][0]).toBeCloseTo(-0.25, 12);
    expect(layer).toMatchObject({ right: 5, total: 5, sure: true });
  });

  it('is sure while one anchor falls on the other side, and no more when two do', () => {
    const right = set([10], [11], [9]);
    const [one] = meaningLayers([[...right, ...set([0])], set([0], [1], [-1])]);
    expect(one).toMatchObject({ right: 6, total: 7, sure: true });
    const [two] = meaningLayers([
      [...right, ...set([0])],
      [...set([0], [1], [-1]), ...set([10])]
    ]);
    expect(two).toMatchObject({ right: 6, total: 8, sure: false });
  });

  it('is not sure of sets that are the same', () => {
    const [layer] = meaningLayers([set([1], [1]), set([1], [1])]);
    expect(layer).toMatchObject({ right: 0, sure: false });
  });

  it('takes each layer alone', () => {
    const first = [
      [vector(1), vector(0)],
      [vector(1), vector(9)]
    ];
    const second = [
      [vector(0), vector(4)],
      [vector(0), vector(4)]
    ];
    const layers = meaningLayers([first, second]);
    expect(layers.map(({ sure }) => sure)).toEqual([true, false]);
    expect(journey([vector(0.25), vector(4.25)], layers)).toEqual([0.25, 0.5]);
  });
});

it('a word in pieces is the mean of its pieces', () => {
  const hidden = [
    matrix([
      [1, 2],
      [3, 4],
      [5, 0]
    ]),
    matrix([
      [0, 0],
      [2, 2],
      [0, 6]
    ])
  ];
  expect(wordVectors(hidden, [1, 2]).map((all) => [...all])).toEqual([
    [4, 2],
    [1, 4]
  ]);
});

it('cosines compare two sentences layer by layer', () => {
  const a = [vector(1, 0), vector(2, 0)];
  expect(cosines(a, [vector(3, 0), vector(0, 1)])).toEqual([1, 0]);
});
