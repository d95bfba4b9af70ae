import { row, type Matrix } from '../transformer/trace';
import { dot, length } from './vectors';

/** A word in the plane of two others: how far it goes along the first, and across it. */
export interface Shadow {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
}

/** Longest arrow in the plane, in its own units. */
const LONGEST = 2;

/**
 * The shadows of words on the plane that two of their vectors span: x along that of `to`, y at right
 * angles to it in the plane (Gram and Schmidt), all divided by one number so that the longest is 2.
 * A word in several pieces stands by its first.
 * @param vectors [n, d]
 * @param words their names and tokens
 */
export function planeOf(
  vectors: Matrix,
  words: readonly { readonly name: string; readonly positions: readonly number[] }[],
  from: number,
  to: number
): Shadow[] {
  const along = unit(row(vectors, to));
  const other = row(vectors, from);
  const part = dot(other, along);
  const across = unit(other.map((value, d) => value - part * along[d]));
  const places = words.map(({ name, positions }) => {
    const x = row(vectors, positions[0]);
    return { name, at: [dot(x, along), dot(x, across)] as const };
  });
  const longest = Math.max(...places.map(({ at }) => Math.hypot(...at))) || 1;
  const scaled = (value: number) => (LONGEST * value) / longest;
  return places.map(({ name, at: [x, y] }) => ({ name, at: [scaled(x), scaled(y)] }));
}

/** A vector made 1 long; one of no length stays. */
function unit(x: Float32Array): Float32Array {
  const size = length(x) || 1;
  return x.map((value) => value / size);
}
