import fc from 'fast-check';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildKernel, digest, INSTALLED, KERNEL, SECTION } from '../../../scripts/kernel.mjs';

const module = new WebAssembly.Module(readFileSync(KERNEL));

it('the kernel was built from the sources beside it, and is small', () => {
  const [made] = WebAssembly.Module.customSections(module, SECTION);
  expect(new TextDecoder().decode(made)).toBe(digest());
  expect(readFileSync(KERNEL).length).toBeLessThan(8000);
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

// Its compiler is large and brought by `npm run kernel` alone: with that release installed, this runs.
it.skipIf(!existsSync(`node_modules/${INSTALLED}`))(
  'building the kernel again makes the same bytes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
    try {
      const file = join(folder, 'kernel.wasm');
      expect(await buildKernel(file)).toBe(true);
      expect(readFileSync(file).equals(readFileSync(KERNEL))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
);

type Call = (...parts: number[]) => number;
type Exports = Record<
  'roomFor' | 'attend' | 'columns' | 'gaps' | 'pool' | 'splitHeads' | 'gelu' | 'layerNorm',
  Call
>;

/** A stretch of memory that a call is given. */
interface Part {
  /** In bytes. */
  readonly size: number;
  /** Numbers that are there before; they stay unless `written` says otherwise. */
  readonly numbers?: Float32Array | Uint8Array;
  /** Which of its bytes are results. */
  readonly written?: (byte: number) => boolean;
  /** Whatever is left in it does not count. */
  readonly room?: boolean;
}

const { exports } = new WebAssembly.Instance(module);
const kernel = exports as unknown as Exports;
const memory = exports.memory as WebAssembly.Memory;
const GUARD = 64;

const waves = (length: number, phase: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i + phase));
const all = () => true;

/**
 * Runs a call between guards, twice with other bytes wherever it was given none to read, and expects
 * the same results: nothing outside was read. And nothing outside of them was written.
 */
function expectWithin(parts: readonly Part[], shift: number, run: (...places: number[]) => void) {
  let end = 1024 + shift;
  const places = parts.map(({ size }) => {
    const place = end + GUARD;
    end = place + size;
    return place;
  });
  end += GUARD;
  if (end > memory.buffer.byteLength) memory.grow(Math.ceil(end / 65536));
  const bytes = new Uint8Array(memory.buffer);
  const results = [0x41, 0x7f].map((fill) => {
    bytes.fill(fill);
    parts.forEach(({ numbers }, p) => {
      if (numbers) bytes.set(new Uint8Array(numbers.buffer), places[p]);
    });
    const before = bytes.slice();
    run(...places);
    const made: number[] = [];
    parts.forEach(({ size, written, room }, p) => {
      for (let byte = 0, at = places[p]; byte < size; byte++, at++) {
        if (written?.(byte)) made.push(bytes[at]);
        if (written?.(byte) || room) bytes[at] = before[at];
      }
    });
    expect(Buffer.compare(bytes, before)).toBe(0);
    return made;
  });
  expect(results[0]).toEqual(results[1]);
}

/** Nothing asks for places that are multiples of 16. */
const shift = fc.integer({ min: 0, max: 15 });

it('attends without touching anything outside of what it is given', () => {
  const shape = fc.record({
    n: fc.integer({ min: 1, max: 70 }),
    heads: fc.integer({ min: 1, max: 3 }),
    d: fc.integer({ min: 1, max: 20 }),
    masked: fc.boolean(),
    muted: fc.boolean(),
    mixed: fc.boolean(),
    same: fc.boolean(),
    shift
  });
  fc.assert(
    fc.property(shape, ({ n, heads, d, masked, muted, mixed, same, shift }) => {
      const size = n * heads * d * 4;
      const step = heads * d * 4;
      const head = (heads - 1) * d * 4;
      const inRow = (byte: number) => byte % step >= head && byte % step < head + d * 4;
      const vectors = (phase: number): Part => ({ size, numbers: waves(size / 4, phase) });
      const map = { size: n * n * 4, written: all };
      const cells = { size: n * n, numbers: new Uint8Array(n * n) };
      const parts: Part[] = [
        ...[vectors(1), vectors(2), vectors(3), cells, cells],
        ...[map, map, { size, written: (byte: number) => mixed && inRow(byte) }],
        ...[
          { size: n * 24, written: all },
          { size: kernel.roomFor(n, d), room: true }
        ]
      ];
      expectWithin(parts, shift, (q, k, v, mask, mute, scores, pattern, z, totals, room) =>
        kernel.attend(
          ...[q + head, (same ? q : k) + head, mixed ? v + head : 0, step, n, d, 0.5],
          ...[masked ? mask : 0, muted ? mute : 0, scores, pattern, z + head, totals, room]
        )
      );
    }),
    { numRuns: 60 }
  );
});

it('sums, pools, bends and normalises without touching anything outside', () => {
  const shape = fc.record({
    n: fc.integer({ min: 1, max: 70 }),
    d: fc.integer({ min: 1, max: 40 }),
    masked: fc.boolean(),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    shift
  });
  fc.assert(
    fc.property(shape, ({ n, d, masked, part, shift }) => {
      const map = { size: n * n * 4, numbers: waves(n * n, 1) };
      const mask = { size: n * n, numbers: new Uint8Array(n * n) };
      expectWithin([map, mask, { size: 16, written: all }], shift, (map, mask, out) =>
        kernel.gaps(map, n, masked ? mask : 0, out)
      );
      const size = 1 + Math.floor(part * (n - 1));
      const pooled = { size: size * size * 4, written: all };
      expectWithin([map, { size: n * 4, room: true }, pooled], shift, (map, line, out) =>
        kernel.pool(map, n, size, line, out)
      );
      const counts = { size: n * 4, numbers: new Float32Array(n).fill(1) };
      expectWithin([map, counts, { size: n * 4, written: all }], shift, (map, counts, sums) =>
        kernel.columns(map, n, counts, sums)
      );
      const rows = { size: n * d * 4, numbers: waves(n * d, 2), written: all };
      const vector = { size: d * 4, numbers: waves(d, 3) };
      expectWithin([rows, vector, vector], shift, (x, gain, bias) =>
        kernel.layerNorm(x, n, d, gain, bias, 1e-12)
      );
      const heads = 1 + (n % 3);
      const vectors = { size: n * heads * d * 4, numbers: waves(n * heads * d, 4) };
      expectWithin([vectors, { size: vectors.size, written: all }], shift, (x, out) =>
        kernel.splitHeads(x, n, heads, d, out)
      );
      // Four at a time: what is behind the last belongs to it.
      const wide = Math.ceil((n * d) / 4) * 16;
      const bent = {
        size: wide,
        numbers: rows.numbers,
        written: (byte: number) => byte < rows.size
      };
      expectWithin([{ ...bent, room: true }], shift, (x) => kernel.gelu(x, n * d));
    }),
    { numRuns: 40 }
  );
});
