import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { ops as training } from '../../../src/lib/learning/ops';
import { attentionInSteps, type Compared } from '../../../src/lib/transformer/attention';
import { openKernel, type Kernel } from '../../../src/lib/transformer/kernel/kernel';
import { attended, comparedOf, largestGap, rowsOf } from './attended';

const BINARY = readFileSync('src/lib/transformer/kernel/assembly/kernel.wasm');
let kernel: Kernel;
beforeAll(async () => {
  await startNodeBackend();
  kernel = await openKernel(BINARY);
});

const shapes = fc.record({
  n: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 })),
  heads: fc.integer({ min: 1, max: 4 }),
  dHead: fc.integer({ min: 4, max: 40 }),
  seed: fc.integer(),
  masked: fc.constantFrom('nothing', 'some', 'all but one'),
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
        const made = kernel.attend(compared);
        const { scores, sizes, pattern, z } = attended(compared, made);
        // Of products of this size float32 keeps so many digits; below 1 the bound is 1e-5 itself.
        const gaps = made.scores.map(
          (score, i) => Math.abs(score - scores[i]) / Math.max(1, sizes[i])
        );
        expect(largestGap(gaps, new Float32Array(gaps.length))).toBeLessThan(1e-5);
        expect(made.scores.every(Number.isFinite)).toBe(true);
        expect(largestGap(made.pattern, pattern)).toBeLessThan(1e-5);
        expect(largestGap(made.z!, z)).toBeLessThan(1e-5);
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

  it('gives a row with one word left the whole of that word', () => {
    const compared = comparedOf({
      ...{ n: 7, heads: 2, dHead: 5, seed: 1, masked: 'all but one', largest: 10_000, divisor: 1 }
    } as const);
    const { pattern } = kernel.attend(compared);
    for (const row of rowsOf(pattern, 7)) expect([...row].sort()).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('leaves values alone where none are handed over, and takes x for all three', () => {
    const x = comparedOf({
      ...{ n: 9, heads: 1, dHead: 384, seed: 2, masked: 'some', largest: 30, divisor: 1 }
    } as const);
    const whole = kernel.attend({ ...x, k: x.q, v: x.q });
    const maps = kernel.attend({ ...x, k: x.q.slice(), v: null });
    expect(maps).toEqual({ ...whole, z: null });
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 9; j++) expect(maps.scores[i * 9 + j]).toBe(maps.scores[j * 9 + i]);
  });

  it('needs no more memory for a thousand texts than for the longest of them', () => {
    const text = (n: number) =>
      comparedOf({ n, heads: 2, dHead: 8, seed: n, masked: 'some', largest: 3, divisor: 1 });
    kernel.attend(text(600));
    const before = kernel.size();
    for (let i = 0; i < 1000; i++) kernel.attend(text(1 + ((i * 7) % 60)));
    kernel.attend(text(600));
    expect(kernel.size()).toBe(before);
  });
});

it('kernel, TensorFlow.js and training attend alike', () => {
  fc.assert(
    fc.property(shapes, ({ n, ...shape }) => {
      const compared = comparedOf({ ...shape, n: 1 + (n % 60), largest: 3 });
      const [one, two] = [kernel.attend(compared), attentionInSteps(compared)];
      expect(largestGap(one.scores, two.scores)).toBeLessThan(1e-5);
      expect(largestGap(one.pattern, two.pattern)).toBeLessThan(1e-5);
      expect(largestGap(one.z!, two.z!)).toBeLessThan(1e-5);

      const open = { ...compared, masks: compared.masks.map(() => null) };
      expect(largestGap(kernel.attend(open).z!, trained(open))).toBeLessThan(1e-5);
    }),
    { numRuns: 40 }
  );
});

/** What training's operation gathers. */
function trained({ q, k, v, n, dHead, masks, divisor }: Compared): Float32Array {
  let z!: Float32Array;
  tidy(() => {
    const tensor = (values: Float32Array): Tensor2D => tensor2d(values, [n, masks.length * dHead]);
    const vectors = { q: tensor(q), k: tensor(k), v: tensor(v!) };
    z = training.attend({ ...vectors, texts: 1, masks, divisor }).z.dataSync() as Float32Array;
  });
  return z;
}
