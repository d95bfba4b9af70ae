import { row, type Matrix } from '../transformer/trace';
import { dot } from './vectors';

/** A word on a plane. */
export interface Shadow {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
}

/** The longest way from the middle, in the plane's own units. */
const LONGEST = 2;
/** Steps of the power iteration: what is drawn is no finer than a hundredth. */
const STEPS = 300;

/**
 * The shadows of words on the plane in which they differ most, seen from their mean: their first two
 * principal components (Pearson 1901), all divided by one number so that the farthest is 2 away.
 * A word in several pieces stands by its first.
 * @param vectors [n, d]
 * @param words their names and tokens, from 0
 */
export function planeOf(
  vectors: Matrix,
  words: readonly { readonly name: string; readonly positions: readonly number[] }[]
): Shadow[] {
  const own = words.map(({ positions }) => row(vectors, positions[0]));
  const mean =
    own.length > 0
      ? own[0].map((_, d) => own.reduce((sum, x) => sum + x[d], 0) / own.length)
      : null;
  const around = own.map((x) => x.map((value, d) => value - mean![d]));
  const products = around.map((x) => Float64Array.from(around, (y) => dot(x, y))); // [n, n]
  const first = strongest(products);
  const second = strongest(
    products.map((x, i) => x.map((value, j) => value - first[i] * first[j]))
  );
  const longest = Math.max(...words.map((_, i) => Math.hypot(first[i], second[i]))) || 1;
  const scaled = (value: number) => (LONGEST * value) / longest;
  return words.map(({ name }, i) => ({ name, at: [scaled(first[i]), scaled(second[i])] }));
}

/**
 * The strongest direction of a symmetric matrix without negative eigenvalues, as u √λ: by power iteration
 * from its column with the largest diagonal.
 */
function strongest(products: readonly Float64Array[]): Float64Array {
  const begin = products.reduce((best, x, i) => (x[i] > products[best][best] ? i : best), 0);
  let u = Float64Array.from(products[begin] ?? []);
  let value = 0;
  for (let step = 0; step < STEPS; step++) {
    value = Math.sqrt(u.reduce((sum, one) => sum + one * one, 0));
    if (value === 0) break;
    const unit = u.map((one) => one / value);
    u = Float64Array.from(products, (x) => x.reduce((sum, one, j) => sum + one * unit[j], 0));
  }
  return value === 0 ? u : u.map((one) => one / Math.sqrt(value));
}
