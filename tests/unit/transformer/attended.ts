import type { Attend, Compared } from '../../../src/lib/transformer/attention';
import type { MapSums } from '../../../src/lib/transformer/map-sums';
import { copyOf, type Attention, type Mask } from '../../../src/lib/transformer/trace';
import { createRandom } from '../../../src/lib/learning/random';

export interface Shape {
  readonly n: number;
  readonly heads: number;
  readonly dHead: number;
  readonly seed: number;
  readonly masked: 'nothing' | 'some' | 'all but one';
  /** The share of cells that are muted in half of the heads; nothing unless given. */
  readonly muted?: number;
  /** What the largest score is about. */
  readonly largest: number;
  readonly divisor: number;
}

/** Random vectors and masks; every row keeps a word that it may look at. */
export function comparedOf(shape: Shape): Compared {
  const { n, heads, dHead, seed, masked, muted = 0, largest, divisor } = shape;
  const random = createRandom(seed).next;
  const vectors = (size: number) =>
    Float32Array.from({ length: n * heads * dHead }, () => (2 * random() - 1) * size);
  const size = Math.sqrt((largest * divisor * 3) / dHead);
  const maskOf = (): Mask => {
    if (masked === 'nothing' || (masked === 'some' && random() < 0.3)) return null;
    const mask = Uint8Array.from({ length: n * n }, () =>
      Number(masked === 'all but one' || random() < 0.4)
    );
    for (let i = 0; i < n; i++) mask[i * n + Math.floor(random() * n)] = 0;
    return mask;
  };
  const masks = Array.from({ length: heads }, maskOf);
  const vectorsOfAll = { q: vectors(size), k: vectors(size), v: vectors(1) };
  // A row may be muted whole.
  const mutedOf = (): Mask =>
    random() < 0.5 ? null : Uint8Array.from({ length: n * n }, () => Number(random() < muted));
  const all = { masks, muted: masks.map(mutedOf) };
  return { ...vectorsOfAll, n, dHead, ...all, divisor };
}

/** What an attention made, to keep. */
export interface Attended {
  /** [heads, n, n], as pattern */
  readonly scores: Float32Array;
  readonly pattern: Float32Array;
  /** [n, heads · dHead]; empty without values */
  readonly z: Float32Array;
  /** What each head's map amounts to. */
  readonly sums: readonly Sums[];
}

/** What a map amounts to, everything that takes a parameter asked for once. */
export type Sums = { readonly [Name in keyof MapSums]: ReturnType<MapSums[Name]> };

/** Each map's sums, its pattern pooled to this size, the first and every third word not counted. */
export const sums = (map: MapSums & Pick<Attention, 'pattern'>, size: number): Sums => ({
  logTotals: map.logTotals(),
  selfRows: map.selfRows(),
  entropy: map.entropy(),
  asymmetry: map.asymmetry(),
  columns: map.columns(Uint8Array.from({ length: map.pattern.rows }, (_, i) => Number(i % 3 > 0))),
  pool: copyOf(map.pool(size))
});

/** Attends, and keeps every map. */
export function keepAll(attend: Attend, compared: Compared, size = 8): Attended {
  const cells = compared.n ** 2;
  const scores = new Float32Array(compared.masks.length * cells);
  const pattern = new Float32Array(scores.length);
  const all: Sums[] = [];
  const z = attend(compared, (head, map) => {
    scores.set(map.scores.data, head * cells);
    pattern.set(map.pattern.data, head * cells);
    all[head] = sums(map, size);
  });
  return { scores, pattern, z: z.slice(), sums: all };
}

/**
 * Attention in float64, a loop a step. The pattern is that of the scores that were made, and z that
 * of the pattern, so that each step is judged alone: 10,000 in float32 is sure to 1e-3.
 */
export function attended(compared: Compared, made: Attended) {
  const { q, k, v, n, dHead, masks, muted, divisor } = compared;
  const heads = masks.length;
  const width = heads * dHead;
  const scores = new Float64Array(heads * n * n);
  /** Σ |q_c k_c| / divisor, what rounding is in proportion to. */
  const sizes = new Float64Array(heads * n * n);
  const pattern = new Float64Array(heads * n * n);
  const z = new Float64Array(n * width);
  for (let h = 0; h < heads; h++) {
    for (let i = 0; i < n; i++) {
      const row = (h * n + i) * n;
      let most = -Infinity;
      for (let j = 0; j < n; j++) {
        for (let c = h * dHead; c < (h + 1) * dHead; c++) {
          const term = (q[i * width + c] * k[j * width + c]) / divisor;
          scores[row + j] += term;
          sizes[row + j] += Math.abs(term);
        }
        if (!masks[h]?.[i * n + j]) most = Math.max(most, made.scores[row + j]);
      }
      let sum = 0;
      for (let j = 0; j < n; j++) {
        if (!masks[h]?.[i * n + j]) sum += pattern[row + j] = Math.exp(made.scores[row + j] - most);
      }
      for (let j = 0; j < n; j++) {
        pattern[row + j] /= sum;
        if (muted[h]?.[i * n + j]) continue;
        for (let c = h * dHead; c < (h + 1) * dHead; c++)
          z[i * width + c] += made.pattern[row + j] * v![j * width + c];
      }
    }
  }
  return { scores, sizes, pattern, z };
}

/** The largest difference between two lists of as many numbers. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs(a[i] - b[i]);
    if (!(gap <= largest)) largest = gap; // NaN too
  }
  return largest;
}

export const rowsOf = (map: Float32Array, n: number): Float32Array[] =>
  Array.from({ length: map.length / n }, (_, i) => map.subarray(i * n, (i + 1) * n));
