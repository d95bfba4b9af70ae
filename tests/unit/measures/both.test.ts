import { expect, it } from 'vitest';
import { bothProblems } from '../../../src/lib/measures/both';
import { words } from '../../../src/lib/words/en';

const map = (selfRows: number, asymmetry: number) => ({ selfRows, asymmetry });

it('counts rows by layer, averages them over heads, and counts heads that know a direction', () => {
  const heads = [map(0.25, 1), map(0, 0.5), map(0, 1e-7), map(0.25, 1.2)];
  expect(bothProblems([map(1, 0), map(0.75, 0)], heads, 4)).toEqual({
    least: 3,
    most: 4,
    mean: 0.5,
    heads: 4,
    asymmetric: 3
  });
});

it('is said with this text’s numbers, and concluded only where they bear it out', () => {
  const { conclusion } = words.measures;
  const lifted = { least: 10, most: 11, mean: 0.7, heads: 72, asymmetric: 72 };
  expect(conclusion('dot product', lifted, 11)).toBe(
    'Learned Q and K are free of both problems here. By the dot product 10 to 11 of 11 rows of a layer look mostly at themselves, and every score is the same in both directions; in the 72 heads 0.7 of 11 do on average, and in 72 of 72 the direction matters.'
  );
  const twin = { least: 8, most: 8, mean: 8, heads: 2, asymmetric: 0 };
  expect(conclusion('dot product', twin, 8)).toBe(
    'By the dot product 8 of 8 rows of a layer look mostly at themselves, and every score is the same in both directions; in the 2 heads 8.0 of 8 do on average, and in 0 of 2 the direction matters.'
  );
});
