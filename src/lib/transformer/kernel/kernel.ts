import type { Attend, Attended, Compared } from '../attention';

/** What assembly/attend.ts exports. Addresses and sizes are in bytes but for n and d. */
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
    scores: number,
    pattern: number,
    z: number,
    room: number
  ): void;
}

const PAGE = 65536;
const FLOAT = 4;
/** Where its memory is free from; 0 stands for what is not there. Registers like multiples of 16. */
const FIRST = 16;

export interface Kernel {
  readonly attend: Attend;
  /** Bytes of memory it holds: as many as the largest text so far needed for one head. */
  size(): number;
}

/**
 * Attention in this project's own WebAssembly.
 * @param binary assembly/kernel.wasm
 * @throws WebAssembly.CompileError where SIMD is missing
 */
export async function openKernel(binary: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(binary);
  const exports = instance.exports as unknown as Exports;
  return {
    attend: (compared) => run(exports, compared),
    size: () => exports.memory.buffer.byteLength
  };
}

/** A head at a time: its maps are copied out before the next one's take their place. */
function run(
  { memory, attend, roomFor }: Exports,
  { q, k, v, n, dHead, masks, divisor }: Compared
): Attended {
  const heads = masks.length;
  const cells = n * n;
  const masked = masks.some((mask) => mask !== null);
  const vectors = q.length * FLOAT;
  const sizes = [vectors, k === q ? 0 : vectors, v ? vectors : 0, v ? vectors : 0];
  const rest = [masked ? cells : 0, cells * FLOAT, cells * FLOAT, roomFor(n, dHead)];
  const [places, end] = layOut([...sizes, ...rest]);
  const [atQ, ownK, atV, atZ, atMask, atScores, atPattern, room] = places;
  const atK = k === q ? atQ : ownK;
  if (end > memory.buffer.byteLength)
    memory.grow(Math.ceil((end - memory.buffer.byteLength) / PAGE));
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length);

  floats(atQ, q.length).set(q);
  if (k !== q) floats(atK, k.length).set(k);
  if (v) floats(atV, v.length).set(v);
  const scores = new Float32Array(heads * cells); // [heads, n, n]
  const pattern = new Float32Array(heads * cells); // [heads, n, n]
  masks.forEach((mask, h) => {
    if (mask) new Uint8Array(memory.buffer, atMask, cells).set(mask);
    const head = h * dHead * FLOAT; // its stretch of every row begins here
    attend(
      ...([atQ + head, atK + head, v ? atV + head : 0, heads * dHead * FLOAT, n, dHead] as const),
      ...([1 / divisor, mask ? atMask : 0, atScores, atPattern, atZ + head, room] as const)
    );
    scores.set(floats(atScores, cells), h * cells);
    pattern.set(floats(atPattern, cells), h * cells);
  });
  return { scores, pattern, z: v && floats(atZ, v.length).slice() };
}

/** Places one behind the other for parts of these sizes, and where they end. */
function layOut(sizes: readonly number[]): [places: number[], end: number] {
  let end = FIRST;
  const places = sizes.map((size) => {
    const place = end;
    end = Math.ceil((end + size) / FIRST) * FIRST;
    return place;
  });
  return [places, end];
}
