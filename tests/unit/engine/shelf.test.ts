import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { ModelGoneError, Shelf } from '../../../src/lib/engine/shelf';

/** Of a model that is said to have so many numbers. */
const cardOf = ({ identity }: Reader, name: string, parameters = 1) =>
  ({ identity: { ...identity, name }, parameters }) as ModelCard;
const open = () => openNodeReader('lecture');

beforeAll(async () => {
  // A first pass makes what is kept for good.
  await readText(await open(), 'i went swimming');
});

it('frees a replaced model at once, or when the reading under way with it has ended', async () => {
  const shelf = new Shelf();
  await expect(shelf.use('a', () => Promise.resolve('never'))).rejects.toThrow(ModelGoneError);

  const before = memory().numTensors;
  const first = await open();
  const size = memory().numTensors - before;
  shelf.put(first, cardOf(first, 'a'));
  const second = await open();
  shelf.put(second, cardOf(second, 'a'));
  expect(memory().numTensors).toBe(before + size);

  let go = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  const trace = shelf.use('a', async (reader) => {
    await waiting;
    return readText(reader, 'i went swimming with anna at the bank .');
  });
  const next = await open();
  shelf.put(next, cardOf(next, 'a'));
  expect(memory().numTensors).toBe(before + 2 * size);
  go();
  expect((await trace).tokens).toHaveLength(9);
  expect(memory().numTensors).toBe(before + size);
  expect(await shelf.use('a', (reader) => Promise.resolve(reader))).toBe(next);
});

it('holds several models, and lets the least recently used one go where room is short', async () => {
  const shelf = new Shelf(8); // bytes: room for two numbers
  const before = memory().numTensors;
  const readers = { a: await open(), b: await open(), c: await open() };
  const size = (memory().numTensors - before) / 3;
  shelf.put(readers.a, cardOf(readers.a, 'a'));
  shelf.put(readers.b, cardOf(readers.b, 'b'));
  expect([shelf.card('a'), shelf.card('b')]).not.toContain(null);
  await shelf.use('a', () => Promise.resolve());
  shelf.put(readers.c, cardOf(readers.c, 'c'));
  expect(shelf.card('b')).toBeNull();
  expect([shelf.card('a'), shelf.card('c')]).not.toContain(null);
  expect(memory().numTensors).toBe(before + 2 * size);
});

it('keeps a model that is read with, however short room is, until the reading has ended', async () => {
  const shelf = new Shelf(4);
  const [a, b] = [await open(), await open()];
  shelf.put(a, cardOf(a, 'a'));
  await shelf.use('a', async (reader) => {
    shelf.put(b, cardOf(b, 'b'));
    expect(shelf.card('a')).not.toBeNull();
    expect((await readText(reader, 'i went swimming')).tokens).toHaveLength(3);
  });
});
