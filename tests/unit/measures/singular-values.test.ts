import fc from 'fast-check';
import { expect, it } from 'vitest';
import { singularValues } from '../../../src/lib/measures/singular-values';
import type { Matrix } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';

const entries = fc.float({ min: -8, max: 8, noNaN: true });
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) =>
    fc
      .array(entries, { minLength: rows * columns, maxLength: rows * columns })
      .map((data): Matrix => ({ rows, columns, data: Float32Array.from(data) }))
  );
const squares = (values: Iterable<number>) =>
  [...values].reduce((sum, value) => sum + value * value, 0);

it('agrees with numpy.linalg.svd', () => {
  const values = singularValues(
    matrix([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
      [1, 0, -1]
    ])
  );
  [17.41398522, 1.645243, 0.21516101].forEach((value, i) =>
    expect(values[i]).toBeCloseTo(value, 7)
  );
});

it('a diagonal’s are its sizes, the largest first', () => {
  expect(
    singularValues(
      matrix([
        [2, 0],
        [0, -5]
      ])
    )
  ).toEqual([5, 2]);
});

it('a turn stretches nothing', () => {
  const [cos, sin] = [Math.cos(0.7), Math.sin(0.7)];
  for (const value of singularValues(
    matrix([
      [cos, -sin],
      [sin, cos]
    ])
  ))
    expect(value).toBeCloseTo(1, 6);
});

it('a matrix of rank 1 has one that is not 0', () => {
  const [one, two] = singularValues(
    matrix([
      [1, 2],
      [2, 4],
      [3, 6]
    ])
  );
  expect(one).toBeCloseTo(Math.sqrt(70), 9);
  expect(two).toBeCloseTo(0, 9);
});

it('their squares add up to those of all numbers, and a matrix on its side has the same', () => {
  fc.assert(
    fc.property(matrices, (m) => {
      const values = singularValues(m);
      const { rows, columns, data } = m;
      const side: Matrix = {
        rows: columns,
        columns: rows,
        data: Float32Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)])
      };
      expect(values).toHaveLength(Math.min(rows, columns));
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(squares(values)).toBeCloseTo(squares(data), 6);
      singularValues(side).forEach((value, i) => expect(value).toBeCloseTo(values[i], 5));
    })
  );
});

it('no vector is stretched by more than the largest', () => {
  fc.assert(
    fc.property(matrices, fc.array(entries, { minLength: 7, maxLength: 7 }), (m, x) => {
      const used = x.slice(0, m.columns);
      const image = Array.from({ length: m.rows }, (_, r) =>
        used.reduce((sum, value, c) => sum + m.data[r * m.columns + c] * value, 0)
      );
      const most = singularValues(m)[0] * Math.sqrt(squares(used));
      expect(Math.sqrt(squares(image))).toBeLessThanOrEqual(most + 1e-6);
    })
  );
});
