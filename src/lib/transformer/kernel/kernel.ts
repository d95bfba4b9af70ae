import type { Attend, Compared, See } from '../attention';
import type { MapSums } from '../map-sums';
import type { Mask } from '../trace';
import { FLOAT, Room, roundUp } from './room';

/** What assembly/index.ts exports. Addresses and sizes are in bytes but for n, d, rows and lengths. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  roomFor(n: number, d: number): number;
  attend(
    q: number,
    k: number,
    v: number,
    step: number,
    n: number,
    d: number,
    factor: number,
    mask: number,
    muted: number,
    scores: number,
    pattern: number,
    z: number,
    totals: number,
    room: number
  ): void;
  gaps(scores: number, n: number, mask: number, out: number): void;
  columns(pattern: number, n: number, counts: number, sums: number): number;
  pool(map: number, n: number, size: number, line: number, out: number): void;
  splitHeads(x: number, n: number, heads: number, d: number, out: number): void;
  gelu(x: number, length: number): void;
  layerNorm(x: number, rows: number, d: number, gain: number, bias: number, eps: number): void;
}

/** What the kernel does of a reading. What it returns are views, good until it is asked again. */
export interface Kernel {
  readonly attend: Attend;
  /** As `splitHeads` of heads.ts of one text, x [n, heads · dHead]: [heads, n, dHead]. */
  splitHeads(x: Float32Array, n: number, dHead: number): Float32Array;
  /** As `Ops.gelu`, of any number of numbers. */
  gelu(x: Float32Array): Float32Array;
  /** As `Ops.layerNorm`: rows of as many numbers as `gain` and `bias` have. */
  layerNorm(x: Float32Array, gain: Float32Array, bias: Float32Array, eps: number): Float32Array;
  /** Bytes of memory it holds: as many as the largest text so far needed for one head. */
  size(): number;
}

let inUse: Kernel | null = null;

/** Lets a kernel do its part of every reading from now on; with null, TensorFlow.js. */
export function useKernel(kernel: Kernel | null): void {
  inUse = kernel;
}

export const kernelInUse = (): Kernel | null => inUse;

/**
 * This project's own WebAssembly.
 * @param binary assembly/kernel.wasm
 * @throws WebAssembly.CompileError where SIMD is missing
 */
export async function openKernel(binary: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(binary);
  const exports = instance.exports as unknown as Exports;
  const room = new Room(exports.memory);
  return {
    attend: (compared, see) => attend(exports, room, compared, see),
    splitHeads(x, n, dHead) {
      const [at, out] = room.layOut([x.byteLength, x.byteLength]);
      room.write(at, x);
      exports.splitHeads(at, n, x.length / n / dHead, dHead, out);
      return room.floats(out, x.length);
    },
    gelu(x) {
      // Four numbers at a time: the last may be fewer.
      const [at] = room.layOut([roundUp(x.byteLength)]);
      room.write(at, x);
      exports.gelu(at, x.length);
      return room.floats(at, x.length);
    },
    layerNorm(x, gain, bias, eps) {
      const [at, atGain, atBias] = room.layOut([x, gain, bias].map((part) => part.byteLength));
      room.write(at, x);
      room.write(atGain, gain);
      room.write(atBias, bias);
      exports.layerNorm(at, x.length / gain.length, gain.length, atGain, atBias, eps);
      return room.floats(at, x.length);
    },
    size: () => exports.memory.buffer.byteLength
  };
}

/** The largest score of a row, Σ e^(s - m) and Σ (s - m) e^(s - m): see `softmaxRow`. */
const TOTALS = 3;
const DOUBLE = 8;

/** A head at a time: what is wanted of its maps is taken before the next one's take their place. */
function attend(
  exports: Exports,
  room: Room,
  { q, k, v, n, dHead, masks, muted, divisor }: Compared,
  see: See
): Float32Array {
  const cells = n * n;
  const [masked, withheld] = [masks, muted].map((all) => all.some((mask) => mask !== null));
  const [maps, vectors] = [cells * FLOAT, q.byteLength];
  const places = room.layOut([
    ...[vectors, k === q ? 0 : vectors, v ? vectors : 0, v ? vectors : 0],
    ...[masked ? cells : 0, withheld ? cells : 0],
    ...[maps, maps, n * TOTALS * DOUBLE, maps, exports.roomFor(n, dHead)]
  ]);
  const [atQ, ownK, atV, atZ, atMask, atMuted, atScores, atPattern, atTotals, atPooled, rest] =
    places;
  const atK = k === q ? atQ : ownK;
  room.write(atQ, q);
  if (k !== q) room.write(atK, k);
  if (v) room.write(atV, v);

  const map = (data: Float32Array) => ({ rows: n, columns: n, data });
  const scores = map(room.floats(atScores, cells));
  const pattern = map(room.floats(atPattern, cells));
  const totals = room.doubles(atTotals, n * TOTALS);
  const sums = (mask: Mask): MapSums => ({
    logTotals: () => Float64Array.from({ length: n }, (_, i) => logTotal(totals, i)),
    selfRows: () => selfRows(pattern.data, totals),
    entropy: () => entropy(totals),
    asymmetry() {
      exports.gaps(atScores, n, mask ? atMask : 0, atPooled);
      const [difference, size] = room.doubles(atPooled, 2);
      return size > 0 ? Math.sqrt(difference / size) : 0;
    },
    columns(counts) {
      room.write(rest, Float32Array.from(counts));
      const reach = exports.columns(atPattern, n, rest, atPooled);
      return { sums: room.floats(atPooled, n).slice(), reach };
    },
    pool(size) {
      if (n <= size) return pattern;
      exports.pool(atPattern, n, size, rest, atPooled);
      return { rows: size, columns: size, data: room.floats(atPooled, size * size) };
    }
  });
  masks.forEach((mask, h) => {
    if (mask) room.write(atMask, mask);
    const mute = muted[h];
    if (mute) room.write(atMuted, mute);
    const head = h * dHead * FLOAT; // its stretch of every row begins here
    exports.attend(
      ...([atQ + head, atK + head, v ? atV + head : 0, masks.length * dHead * FLOAT] as const),
      ...([n, dHead, 1 / divisor, mask ? atMask : 0, mute ? atMuted : 0] as const),
      ...([atScores, atPattern, atZ + head, atTotals, rest] as const)
    );
    see(h, { scores, pattern, mask, divisor, ...sums(mask) });
  });
  return room.floats(atZ, v ? v.length : 0);
}

/** log Σ_j e^s_ij of row i. */
const logTotal = (totals: Float64Array, i: number) =>
  totals[TOTALS * i] + Math.log(totals[TOTALS * i + 1]);

/** A row's largest weight is 1 / Σ e^(s - m), as `softmaxRow` rounds it. */
function selfRows(pattern: Float32Array, totals: Float64Array): number {
  const n = totals.length / TOTALS;
  let own = 0;
  for (let i = 0; i < n; i++) {
    if (pattern[i * n + i] >= Math.fround(1 / totals[TOTALS * i + 1])) own++;
  }
  return own;
}

/** Mean entropy in bits: with t = Σ e^(s - m), a row's is log t - Σ (s - m) e^(s - m) / t. */
function entropy(totals: Float64Array): number {
  let nats = 0;
  for (let at = 0; at < totals.length; at += TOTALS) {
    const [sum, weighted] = [totals[at + 1], totals[at + 2]];
    if (sum > 0) nats += Math.log(sum) - weighted / sum;
  }
  return (nats * TOTALS) / totals.length / Math.LN2;
}
