import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isWhole, type ModelCard, type Reading } from '../../../src/lib/engine/contract';
import { desksOf } from '../../../src/lib/engine/desk';
import { Loader } from '../../../src/lib/engine/loader';
import { openNodeReader, startNodeBackend } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { Shelf } from '../../../src/lib/engine/shelf';

const FOLDER = 'http://page/models/minilm/';
const ask = { text: 'The bank lent Anna money.', spot: { layer: 1, head: 4 }, cuts: [] };

/** Files that are held back, and what lets them go. */
let held: Map<string, Promise<void>>;
let shelf: Shelf;
let loader: Loader;
let cards: ModelCard[];

function hold(file: string): () => void {
  let go!: () => void;
  held.set(file, new Promise((resolve) => (go = resolve)));
  return () => go();
}

beforeEach(() => {
  held = new Map();
  cards = [];
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const name = basename(url);
    await held.get(name);
    const bytes = new Uint8Array(await readFile(resolve('static/models/minilm', name)));
    const range = /(\d+)-(\d+)/.exec(new Headers(init.headers).get('range') ?? '');
    if (!range) return new Response(bytes);
    const [start, last] = range.slice(1).map(Number);
    return new Response(bytes.slice(start, last + 1), {
      status: 206,
      headers: { 'content-range': `bytes ${start}-${last}/${bytes.length}` }
    });
  });
  shelf = new Shelf();
  loader = new Loader(shelf, async () => {
    await startNodeBackend();
    return { simd: true };
  });
});

afterEach(() => vi.unstubAllGlobals());

const load = () => loader.load('minilm', FOLDER, (_, __, card) => void (card && cards.push(card)));
const come = () => vi.waitFor(() => expect(cards.length).toBeGreaterThan(0), 20_000);

it('reads by the layers that are here, and then the numbers of a model that came whole', async () => {
  const go = hold('model-00003-of-00007.safetensors');
  const loaded = load();
  await come();
  const desks = desksOf(shelf);
  const part = (await desks.read(1, { ...ask, model: 'minilm', id: 1, inParts: true }))!;
  expect(isWhole(part)).toBe(false);
  expect([part.trace.layers.length, part.overview.length, part.summary.length]).toEqual([1, 1, 1]);
  const patient = desks.read(2, { ...ask, model: 'minilm', id: 1 });
  go();
  const card = await loaded;
  expect(card.here).toBeLessThan(card.bytes / 2);
  expect(card.biases).toHaveLength(6);

  let reading: Reading | null = part;
  while (reading && !isWhole(reading)) reading = await desks.more(1, 1);
  const own = await openNodeReader('minilm');
  const { reading: expected } = (await readForPage(own, { ...ask, id: 1 }))!;
  expect(reading!.trace.hidden).toEqual(expected.trace.hidden);
  expect(reading!.trace.layers).toEqual(expected.trace.layers);
  expect((await patient)!.trace.layers).toEqual(expected.trace.layers);
  expect(part.trace.layers[0]).toEqual(expected.trace.layers[0]);
});

it('a newer text overtakes one that waits for a layer', async () => {
  const go = hold('model-00003-of-00007.safetensors');
  const loaded = load();
  await come();
  const desks = desksOf(shelf);
  const first = desks.read(1, { ...ask, model: 'minilm', id: 1 });
  const second = desks.read(1, { ...ask, model: 'minilm', id: 2, inParts: true });
  expect(await first).toBeNull();
  expect((await second)!.trace.layers).toHaveLength(1);
  expect(await desks.more(1, 1)).toBeNull();
  go();
  await loaded;
});

it('a model that is let go of while it comes ends what waits for it, and leaves no tensor', async () => {
  await startNodeBackend();
  const before = memory().numTensors;
  const go = hold('model-00003-of-00007.safetensors');
  const loaded = load();
  await come();
  const waiting = desksOf(shelf).read(1, { ...ask, model: 'minilm', id: 1 });
  await new Promise((later) => setTimeout(later, 50));
  shelf.drop('minilm');
  await expect(waiting).rejects.toMatchObject({ name: 'ModelGoneError' });
  go();
  await loaded.catch(() => undefined);
  expect(memory().numTensors).toBe(before);
});
