import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Shelf } from '../../../src/lib/engine/shelf';
import { Loader } from '../../../src/lib/engine/loader';
import { startNodeBackend } from '../../../src/lib/engine/node';

const WEIGHTS = 'model.safetensors';
const FOLDER = 'http://page/models/lecture/';
/** A response's body comes in pieces of so many bytes. */
const PIECE = 8000;

let asked: string[];
/** Files whose connection breaks before a byte has come. */
let broken: Set<string>;
let loader: Loader;

beforeEach(() => {
  asked = [];
  broken = new Set();

  vi.stubGlobal('fetch', async (url: string) => {
    const name = basename(url);
    asked.push(name);
    if (broken.has(name)) throw new TypeError('network error');
    const bytes = new Uint8Array(await readFile(resolve('static/models/lecture', name)));
    const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) =>
      bytes.subarray(i * PIECE, (i + 1) * PIECE)
    );
    const body = new ReadableStream({
      pull(stream) {
        const piece = pieces.shift();
        if (piece) stream.enqueue(piece);
        else stream.close();
      }
    });
    return new Response(body, { headers: { 'content-length': String(bytes.length) } });
  });
  loader = new Loader(new Shelf(), async () => {
    await startNodeBackend();
    return { simd: true };
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('joins a load that is under way: no file is asked for twice, and both get the model', async () => {
  const reports: number[] = [];
  const first = loader.load('lecture', FOLDER, () => undefined);
  const second = loader.load('lecture', FOLDER, (loaded) => reports.push(loaded));
  const cards = await Promise.all([first, second]);
  expect(cards.map((card) => card?.identity.name)).toEqual(['lecture', 'lecture']);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toContain(WEIGHTS);
  expect(reports.length).toBeGreaterThan(0);
});

it('keeps what has come when a download fails: trying again asks for the rest alone', async () => {
  broken.add(WEIGHTS);
  await expect(loader.load('lecture', FOLDER, () => undefined)).rejects.toMatchObject({
    name: 'DownloadError'
  });
  broken.clear();
  asked = [];
  expect((await loader.load('lecture', FOLDER, () => undefined))?.identity.name).toBe('lecture');
  expect(asked).toEqual([WEIGHTS]);
});

it('reports at once, and then no more than once in 100 ms, however many pieces come', async () => {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 30)); // each piece takes 30 ms
  const times: number[] = [];
  await loader.load('lecture', FOLDER, () => times.push(clock));
  expect(times.length).toBeGreaterThan(2);
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
});
