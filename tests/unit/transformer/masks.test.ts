import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { ledger } from '../../../src/lib/measures/ledger';
import { summariseLayer } from '../../../src/lib/measures/summary';
import { largestAsymmetry } from '../../../src/lib/measures/symmetry';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { sharedMask } from '../../../src/lib/transformer/masks';
import { valueAt, isMasked, type Attention } from '../../../src/lib/transformer/trace';

const RIVERBANK = 'I went swimming with Anna at the bank.';
const N = 11;

describe('sharedMask', () => {
  it('holds what every head masks, and is null where there is no such cell', () => {
    const [a, b] = [Uint8Array.of(0, 1, 1, 0), Uint8Array.of(0, 1, 0, 0)];
    expect(sharedMask([a, b])).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(sharedMask([a, Uint8Array.of(1, 0, 0, 0)])).toBeNull();
    expect(sharedMask([a, null])).toBeNull();
    expect(sharedMask([null])).toBeNull();
  });
});

describe('a trace', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openNodeReader('minilm');
  });
  const read = (...cuts: string[]) => readText(reader, RIVERBANK, cuts.map(parseCut));
  const finite = (map: Attention) => map.scores.data.every(Number.isFinite);
  const maskedCells = ({ mask }: Attention) =>
    Array.from(mask ?? []).flatMap((masked, i) => (masked ? [[Math.floor(i / N), i % N]] : []));

  it('without cuts has no mask anywhere, and says what was compared', async () => {
    const { layers, hidden, model } = await read();
    layers.forEach(({ input, dotProduct, heads }, l) => {
      expect(input).toBe(hidden[l]);
      expect([dotProduct.mask, dotProduct.divisor]).toEqual([null, Math.sqrt(384)]);
      for (const { mask, divisor } of heads) expect([mask, divisor]).toEqual([null, Math.sqrt(32)]);
    });
    expect(model.attention).toBe('learned');
  });

  it('keeps the score of a cut edge, and every measure gives it nothing', async () => {
    const whole = (await read()).layers[0].heads[3];
    const { layers, tokens } = await read('edge layer=1 head=4 from=8 to=3');
    const { dotProduct, heads } = layers[0];
    const head = heads[3];
    expect(maskedCells(head)).toEqual([[8, 3]]);
    expect([dotProduct, ...heads].every(finite)).toBe(true);
    expect(head.scores).toEqual(whole.scores);
    expect(valueAt(head.pattern, 8, 3)).toBe(0);
    expect(ledger(head, 8, 3).weight).toBe(0);
    expect(ledger(whole, 8, 3).weight).toBeCloseTo(0.536, 3);
    const other = ledger(head, 8, 1);
    expect(Math.abs(other.weight - valueAt(head.pattern, 8, 1))).toBeLessThan(1e-6);
    const all = Array.from({ length: N }, (_, i) => i);
    expect(largestAsymmetry(head, all)).toBeGreaterThan(0);
    expect(largestAsymmetry(head, all)).toBeLessThan(Infinity);
    const { maps, vectors } = summariseLayer({ dotProduct, heads }, tokens);
    for (const summary of [vectors, ...maps])
      expect(Object.values(summary).every(Number.isFinite)).toBe(true);
  });

  it('masks the dot product where all heads are masked, and nowhere else', async () => {
    const { layers } = await read(
      'edge layer=2 head=* from=8 to=3',
      'edge layer=2 head=4 from=1 to=2'
    );
    expect(layers[0].dotProduct.mask).toBeNull();
    const { dotProduct, heads } = layers[1];
    expect(maskedCells(dotProduct)).toEqual([[8, 3]]);
    expect(maskedCells(heads[3])).toEqual([
      [1, 2],
      [8, 3]
    ]);
    expect(finite(dotProduct)).toBe(true);
    expect(valueAt(dotProduct.pattern, 8, 3)).toBe(0);
  });

  it('of one head has the dot product’s mask and its own alike', async () => {
    const twin = await openNodeReader('lecture-unit-dot');
    const cut = parseCut('edge layer=1 head=1 from=7 to=2');
    const { layers, model } = await readText(twin, 'I went swimming with Anna at the bank', [cut]);
    const { dotProduct, heads } = layers[0];
    for (const { mask, pattern } of [dotProduct, heads[0]]) {
      expect(isMasked(mask, 8, 7, 2)).toBe(true);
      expect(valueAt(pattern, 7, 2)).toBe(0);
    }
    expect([model.attention, heads[0].divisor]).toEqual(['unit-dot-product', 1]);
  });
});
