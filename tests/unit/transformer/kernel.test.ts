import { tensor1d, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { ops as training } from '../../../src/lib/learning/ops';
import { ops } from '../../../src/lib/transformer/ops';
import { attentionInSteps, type Compared } from '../../../src/lib/transformer/attention';
import { openKernel, useKernel, type Kernel } from '../../../src/lib/transformer/kernel/kernel';
import { sumsOf } from '../../../src/lib/transformer/map-sums';
import { attended, comparedOf, keepAll, largestGap, rowsOf, sums } from './attended';

const BINARY = readFileSync('src/lib/transformer/kernel/assembly/kernel.wasm');
let kernel: Kernel;
beforeAll(async () => {
  await startNodeBackend();
  kernel = await openKernel(BINARY);
  useKernel(null); // readings run in steps here, to compare with
});

const shapes = fc.record({
  n: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 })),
  heads: fc.integer({ min: 1, max: 4 }),
  dHead: fc.integer({ min: 4, max: 40 }),
  seed: fc.integer(),
  masked: fc.constantFrom('nothing', 'some', 'all but one'),
  muted: fc.constantFrom(0, 0.3, 1),
  /** The scores' size, about. */
  largest: fc.constantFrom(0.1, 3, 100, 10_000),
  divisor: fc.constantFrom(1, Math.sqrt(32))
} as const);

describe('the kernel', () => {
  it('is attention as loops in float64 have it', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const compared = comparedOf(shape);
        const { n } = shape;
        const made = keepAll(kernel.attend, compared);
        const { scores, sizes, pattern, z } = attended(compared, made);
        // Of products of this size float32 keeps so many digits; below 1 the bound is 1e-5 itself.
        const gaps = made.scores.map(
          (score, i) => Math.abs(score - scores[i]) / Math.max(1, sizes[i])
        );
        expect(largestGap(gaps, new Float32Array(gaps.length))).toBeLessThan(1e-5);
        expect(made.scores.every(Number.isFinite)).toBe(true);
        expect(largestGap(made.pattern, pattern)).toBeLessThan(1e-5);
        expect(largestGap(made.z, z)).toBeLessThan(1e-5);
        const sums = rowsOf(made.pattern, n).map((row) =>
          row.reduce((sum, weight) => sum + weight, 0)
        );
        expect(largestGap(sums, Array<number>(sums.length).fill(1))).toBeLessThan(1e-6);
        const masked = compared.masks.flatMap((mask) => [...(mask ?? new Uint8Array(n * n))]);
        expect(masked.every((is, i) => is === 0 || made.pattern[i] === 0)).toBe(true);
      }),
      { numRuns: 60 }
    );
  });

  it('sums and pools its maps as loops over their numbers do', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 70 }), (shape, size) => {
        const compared = comparedOf({ ...shape, largest: Math.min(shape.largest, 100) });
        kernel.attend(compared, (_, map) => {
          const [one, two] = [sums(map, size), sums({ ...map, ...sumsOf(map) }, size)];
          const large = Math.max(1, shape.largest);
          expect(largestGap(one.logTotals, two.logTotals) / large).toBeLessThan(1e-5);
          expect(one.selfRows).toBe(two.selfRows);
          expect(Math.abs(one.entropy - two.entropy)).toBeLessThan(1e-5);
          expect(Math.abs(one.asymmetry - two.asymmetry)).toBeLessThan(1e-6);
          expect(largestGap(one.columns.sums, two.columns.sums)).toBeLessThan(1e-4);
          expect(Math.abs(one.columns.reach / two.columns.reach - 1 || 0)).toBeLessThan(1e-5);
          expect(one.pool).toEqual(two.pool);
        });
      }),
      { numRuns: 60 }
    );
  });

  it('gives each head its own stretch of every row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (heads, n, dHead) => {
          const x = Float32Array.from({ length: n * heads * dHead }, (_, i) => i);
          const split = kernel.splitHeads(x, n, dHead);
          for (let h = 0, at = 0; h < heads; h++)
            for (let i = 0; i < n; i++)
              for (let c = 0; c < dHead; c++) expect(split[at++]).toBe((i * heads + h) * dHead + c);
        }
      ),
      { numRuns: 20 }
    );
  });

  it('gives a row with one word left the whole of that word', () => {
    const compared = comparedOf({
      ...{ n: 7, heads: 2, dHead: 5, seed: 1, masked: 'all but one', largest: 10_000, divisor: 1 }
    } as const);
    const { pattern } = keepAll(kernel.attend, compared);
    for (const row of rowsOf(pattern, 7)) expect([...row].sort()).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('leaves values alone where none are handed over, and takes x for all three', () => {
    const x = comparedOf({
      ...{ n: 9, heads: 1, dHead: 384, seed: 2, masked: 'some', largest: 30, divisor: 1 }
    } as const);
    const whole = keepAll(kernel.attend, { ...x, k: x.q, v: x.q });
    const maps = keepAll(kernel.attend, { ...x, k: x.q.slice(), v: null });
    expect(maps).toEqual({ ...whole, z: new Float32Array() });
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 9; j++) expect(maps.scores[i * 9 + j]).toBe(maps.scores[j * 9 + i]);
  });

  it.each([
    ['the kernel', () => kernel.attend],
    ['steps', () => attentionInSteps]
  ])('%s: keeps the weights of a muted row to the bit, and hands over exactly 0', (_, attend) => {
    const compared = comparedOf({
      ...{ n: 9, heads: 2, dHead: 5, seed: 3, masked: 'some', largest: 3, divisor: 1 }
    } as const);
    const open = keepAll(attend(), { ...compared, muted: [null, null] });
    const muted = [null, new Uint8Array(81).fill(1, 4 * 9, 5 * 9)];
    const { z, ...maps } = keepAll(attend(), { ...compared, muted });
    expect(maps).toEqual({ scores: open.scores, pattern: open.pattern, sums: open.sums });
    const expected = open.z.slice();
    expected.fill(0, 4 * 10 + 5, 5 * 10); // row 4 of the second head
    expect(z).toEqual(expected);
  });

  it('computes the same to the bit whether nothing is cut or cuts cover nothing', () => {
    const compared = comparedOf({
      ...{ n: 23, heads: 3, dHead: 8, seed: 4, masked: 'nothing', largest: 3, divisor: 2 }
    } as const);
    const none = Array.from({ length: 3 }, () => new Uint8Array(23 * 23));
    const open = keepAll(kernel.attend, { ...compared, muted: [null, null, null] });
    const idle = keepAll(kernel.attend, { ...compared, masks: none, muted: none });
    for (const name of ['scores', 'pattern', 'z'] as const) expect(idle[name]).toEqual(open[name]);
  });

  it('needs no more memory for a thousand texts than for the longest of them', () => {
    const text = (n: number) =>
      comparedOf({
        ...{ n, heads: 2, dHead: 8, seed: n, masked: 'some', muted: 0.3, largest: 3, divisor: 1 }
      } as const);
    const ignore = () => undefined;
    kernel.attend(text(600), ignore);
    const before = kernel.size();
    for (let i = 0; i < 1000; i++) kernel.attend(text(1 + ((i * 7) % 60)), ignore);
    kernel.attend(text(600), ignore);
    expect(kernel.size()).toBe(before);
  });
});

/** A row's largest number in units of its standard deviation. */
function conditionOf(row: Float32Array): number {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
  return Math.max(...row.map(Math.abs)) / Math.sqrt(variance);
}

const numbers = (length: number, size: number) =>
  fc.array(fc.double({ min: -size, max: size, noNaN: true }), {
    minLength: length,
    maxLength: length
  });

it('bends and normalises as TensorFlow.js does', () => {
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 70 }))
    .chain(([n, d]) => fc.tuple(fc.constant(d), numbers(n * d, 12), numbers(d, 2), numbers(d, 2)));
  fc.assert(
    fc.property(rows, ([d, ...parts]) => {
      const [x, gain, bias] = parts.map((part) => Float32Array.from(part));
      const bent = kernel.gelu(x).slice();
      const normal = kernel.layerNorm(x, gain, bias, 1e-12).slice();
      const inSteps = tidy(() => {
        const all = tensor2d(x, [x.length / d, d]);
        const norm = { gain: tensor1d(gain), bias: tensor1d(bias) };
        return [ops.gelu(all), ops.layerNorm(all, norm, 1e-12)].map((t) => t.dataSync());
      });
      expect(largestGap(bent, inSteps[0])).toBeLessThan(2e-6);
      // Where a row's numbers lie close together, rounding them away from 0 is what is left of them.
      const bounds = rowsOf(x, d).map((row) => 1e-5 * Math.max(1, conditionOf(row) || 1));
      const gaps = normal.map(
        (value, i) => Math.abs(value - inSteps[1][i]) / bounds[Math.floor(i / d)]
      );
      expect(largestGap(gaps, new Float32Array(gaps.length))).toBeLessThan(1);
    })
  );
});

it('kernel, TensorFlow.js and training attend alike', () => {
  fc.assert(
    fc.property(shapes, ({ n, ...shape }) => {
      const compared = comparedOf({ ...shape, n: 1 + (n % 60), largest: 3 });
      const [one, two] = [kernel.attend, attentionInSteps].map((attend) =>
        keepAll(attend, compared)
      );
      expect(largestGap(one.scores, two.scores)).toBeLessThan(1e-5);
      expect(largestGap(one.pattern, two.pattern)).toBeLessThan(1e-5);
      expect(largestGap(one.z, two.z)).toBeLessThan(1e-5);

      const none = compared.masks.map(() => null);
      const open = { ...compared, masks: none, muted: none };
      expect(largestGap(keepAll(kernel.attend, open).z, trained(open))).toBeLessThan(1e-5);
    }),
    { numRuns: 40 }
  );
});

/** What training's operation gathers. */
function trained({ q, k, v, n, dHead, masks, muted, divisor }: Compared): Float32Array {
  let z!: Float32Array;
  tidy(() => {
    const tensor = (values: Float32Array): Tensor2D => tensor2d(values, [n, masks.length * dHead]);
    const vectors = { q: tensor(q), k: tensor(k), v: tensor(v!) };
    z = training
      .attend({ ...vectors, texts: 1, masks, muted, divisor, see: () => undefined })
      .z.dataSync() as Float32Array;
  });
  return z;
}
