import { dot, length } from './vectors';

/**
 * Two vectors as they lie in the plane that they span, of which there always is one: lengths, dot product
 * and cosine are those of the vectors themselves. The first points to the right.
 */
export function inTheirPlane(
  x: Float32Array,
  y: Float32Array
): readonly [readonly [number, number], readonly [number, number]] {
  const size = length(x);
  const along = size > 0 ? dot(x, y) / size : 0;
  const across = Math.sqrt(Math.max(0, dot(y, y) - along * along));
  return [
    [size, 0],
    [along, across]
  ];
}
