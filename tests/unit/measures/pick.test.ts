import { expect, it } from 'vitest';
import { blockMeans, difference, largestOf, pick, turned } from '../../../src/lib/measures/pick';

const matrix = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };

it('takes rows and columns in the order asked for, one of them twice too', () => {
  expect(pick(matrix, [1, 0], [2, 0, 0])).toEqual({
    rows: 2,
    columns: 3,
    data: Float32Array.of(6, 4, 4, 3, 1, 1)
  });
});

it('turns rows into columns', () => {
  expect([...turned(matrix).data]).toEqual([1, 4, 2, 5, 3, 6]);
  expect(turned(matrix)).toMatchObject({ rows: 3, columns: 2 });
});

it('says where the largest stand', () => {
  expect(largestOf(Float32Array.of(-3, 5, 0.5, 7), 3)).toEqual([3, 1, 2]);
});

it('parts what belongs together from all else', () => {
  expect(blockMeans(matrix, (i, j) => i === j)).toEqual({ own: 3, others: 3.75 });
});

it('subtracts cell by cell', () => {
  const less = { ...matrix, data: Float32Array.of(1, 1, 1, 0, 0, 8) };
  expect([...difference(matrix, less).data]).toEqual([0, 1, 2, 4, 5, -2]);
});
