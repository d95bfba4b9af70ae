import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ModelCard, ReadRequest } from '../../../src/lib/engine/contract';
import { desksOf } from '../../../src/lib/engine/desk';
import { openNodeReader } from '../../../src/lib/engine/node';
import { Shelf } from '../../../src/lib/engine/shelf';

const LONG = 'I went swimming with Anna at the bank. '.repeat(15);
const shelf = new Shelf();
const desks = desksOf(shelf);
const ask = (id: number, text: string): ReadRequest => ({
  ...{ model: 'minilm', id, text, spot: { layer: 1, head: 1 }, cuts: [] }
});

/** How many buffers were given back: what ES2024 calls `transfer`, which Node 20 has not. */
let emptied = 0;

beforeAll(async () => {
  const reader = await openNodeReader('minilm');
  shelf.put(reader, { identity: reader.identity, parameters: 1 } as ModelCard);
  Object.defineProperty(ArrayBuffer.prototype, 'transfer', {
    configurable: true,
    value(this: ArrayBuffer) {
      emptied++;
      return structuredClone(this, { transfer: [this] });
    }
  });
}, 60_000);
afterAll(() => void Reflect.deleteProperty(ArrayBuffer.prototype, 'transfer'));
vi.setConfig({ testTimeout: 60_000 });

it('gives back what it kept of a long text when another is read', async () => {
  await desks.read(1, ask(1, LONG));
  expect(await desks.open(1, 1, { layer: 3, head: 5 })).not.toBeNull();
  emptied = 0;
  await desks.read(1, ask(2, 'the bank'));
  expect(emptied).toBeGreaterThan(6);
  expect(await desks.open(1, 1, { layer: 3, head: 5 })).toBeNull();
});

it('answers what was asked before the next reading, from what it was asked of', async () => {
  await desks.read(1, ask(3, LONG));
  const before = await desks.layer(1, 3, 3);
  const asked = desks.layer(1, 3, 3);
  const next = desks.read(1, ask(4, 'the bank'));
  expect((await asked)!.heads[4].pattern).toEqual(before!.heads[4].pattern);
  expect((await next)!.trace.text).toBe('the bank');
});
