/** What the tests compute anew from a trace, with nothing of the page's own code. */
export type Vector = readonly number[];

export const dot = (x: Vector, y: Vector) => x.reduce((sum, value, i) => sum + value * y[i], 0);
export const length = (x: Vector) => Math.sqrt(dot(x, x));
export const cosine = (x: Vector, y: Vector) => dot(x, y) / length(x) / length(y);
export const argmax = (x: Vector) => x.indexOf(Math.max(...x));

export function softmax(scores: Vector): number[] {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Σ_j weights_j v_j */
export const weighted = (weights: Vector, v: readonly Vector[]) =>
  v[0].map((_, d) => weights.reduce((sum, weight, j) => sum + weight * v[j][d], 0));

export const minus = (x: Vector, y: Vector) => x.map((value, d) => value - y[d]);
export const sum = (all: readonly Vector[]) =>
  all[0].map((_, d) => all.reduce((total, x) => total + x[d], 0));
export const mean = (all: readonly Vector[]) => sum(all).map((value) => value / all.length);
