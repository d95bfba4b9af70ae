/** x·y, summed in float64. */
export function dot(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += x[d] * y[d];
  return sum;
}

/** |x|, the Euclidean length. */
export const length = (x: Float32Array) => Math.sqrt(dot(x, x));

/** x·y / (|x| |y|), in [-1, 1]. */
export const cosine = (x: Float32Array, y: Float32Array) => dot(x, y) / (length(x) * length(y));
