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

interface Exports {
  readonly memory: WebAssembly.Memory;
  roomFor(n: number, d: number): number;
  attend(...parts: number[]): void;
}

it('touches nothing outside of what it is given', () => {
  const { exports } = new WebAssembly.Instance(module);
  const { memory, roomFor, attend } = exports as unknown as Exports;
  const GUARD = 64;
  const shape = fc.record({
    n: fc.integer({ min: 1, max: 70 }),
    heads: fc.integer({ min: 1, max: 3 }),
    d: fc.integer({ min: 1, max: 20 }),
    masked: fc.boolean(),
    mixed: fc.boolean(),
    /** Nothing asks for places that are multiples of 16. */
    shift: fc.integer({ min: 0, max: 15 })
  });
  fc.assert(
    fc.property(shape, ({ n, heads, d, masked, mixed, shift }) => {
      const vectors = n * heads * d * 4;
      const parts = [
        vectors,
        vectors,
        vectors,
        n * n,
        n * n * 4,
        n * n * 4,
        vectors,
        roomFor(n, d)
      ];
      let end = 1024 + shift;
      const places = parts.map((size) => {
        const place = end + GUARD;
        end = place + size;
        return place;
      });
      end += GUARD;
      if (end > memory.buffer.byteLength) memory.grow(Math.ceil(end / 65536));
      const [q, k, v, mask, scores, pattern, z, room] = places;
      const all = new Uint8Array(memory.buffer);
      for (const place of [q, k, v]) {
        const view = new DataView(memory.buffer, place);
        for (let i = 0; i < vectors; i += 4) view.setFloat32(i, Math.sin(i + place), true);
      }
      all.fill(0, mask, mask + n * n);
      const run = (fill: number) => {
        // Whatever is not read or written through its own address has this in it.
        const inputs = [q, k, v, mask].map((at, i) => [at, all.slice(at, at + parts[i])] as const);
        all.fill(fill);
        inputs.forEach(([at, bytes]) => all.set(bytes, at));
        const head = (heads - 1) * d * 4;
        attend(
          ...[q + head, k + head, mixed ? v + head : 0, heads * d * 4, n, d, 0.5],
          ...[masked ? mask : 0, scores, pattern, z + head, room]
        );
        const written = [
          all.slice(scores, scores + n * n * 4),
          all.slice(pattern, pattern + n * n * 4),
          ...Array.from({ length: mixed ? n : 0 }, (_, i) => {
            const row = z + head + i * heads * d * 4;
            const bytes = all.slice(row, row + d * 4);
            all.fill(fill, row, row + d * 4);
            return bytes;
          })
        ];
        inputs.forEach(([at, bytes]) => expect(all.slice(at, at + bytes.length)).toEqual(bytes));
        for (const i of [0, 1, 2, 3, 4, 5, 7]) all.fill(fill, places[i], places[i] + parts[i]);
        expect(all.every((byte) => byte === fill)).toBe(true);
        inputs.forEach(([at, bytes]) => all.set(bytes, at));
        return written;
      };
      // Where numbers outside were read, other numbers there would give other results.
      expect(run(0x41)).toEqual(run(0x7f));
    }),
    { numRuns: 60 }
  );
});
