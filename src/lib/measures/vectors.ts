/** x·y, summed in float64. */
export function dot(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += x[d] * y[d];
  return sum;
}

/** |x|, the Euclidean length. */
export const length = (x: Float32Array) => Math.sqrt(dot(x, x));

/** x·y / (|x| |y|), in [-1, 1]; 0 where a vector has no length. */
export const cosine = (x: Float32Array, y: Float32Array) =>
  cosineOf(dot(x, y), dot(x, x), dot(y, y));

/** The same from x·y, x·x and y·y, all divided by the same number. */
export function cosineOf(xy: number, xx: number, yy: number): number {
  const lengths = Math.sqrt(xx * yy);
  return lengths > 0 ? xy / lengths : 0;
}
