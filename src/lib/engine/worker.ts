import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { memory, type Tensor1D } from '@tensorflow/tfjs-core';
import { expose, proxy, transfer } from 'comlink';
import { Downloader } from '../checkpoint/download';
import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import {
  CorruptFileError,
  DownloadError,
  MissingFileError,
  NotJsonError
} from '../checkpoint/errors';
import { openMemory } from '../checkpoint/memory';
import { startBackend } from '../transformer/backend';
import { copyOf } from '../transformer/trace';
import { buffersOf } from './buffers';
import { SMALL_VOCABULARY, type EngineApi, type ModelCard, type Reading } from './contract';
import { Holder } from './holder';
import { LongText } from './long-text';
import { nextTask } from './next-task';
import { openReader, readForPage } from './reader';

// setWasmPaths wants all three names; the threaded build is never asked for (startBackend).
const wasm = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': simdWasm
};

/**
 * The rest of a file past the browser's cache, which would join it to a first part that the server
 * may have compressed, and could decode neither.
 */
const fetchFile = (url: string, init: RequestInit) =>
  fetch(url, new Headers(init.headers).has('range') ? { ...init, cache: 'no-store' } : init);

let started: ReturnType<typeof startBackend> | null = null;
/** Starts the backend once; after a failure the next call tries again. */
const start = () =>
  (started ??= startBackend(wasm).catch((error: unknown) => {
    started = null;
    throw error;
  }));

/** Outlives a failed load, so that trying again asks only for what has not come. */
const downloads = new Map<string, Downloader>();
/** Failures after which what has come is good; the downloader itself forgets what is not. */
const KEEPS = [DownloadError, MissingFileError, CorruptFileError, NotJsonError];
const holder = new Holder();
/** Counts requests for a model: an earlier one must not replace what a later one brought. */
let loads = 0;
let newest = 0;
/** The latest reading, if it is of a long text: a short one went to the page whole. */
let latest: { readonly id: number; readonly text: LongText } | null = null;
/** The long text of reading `id`, unless another was read since. */
const longText = (id: number) => (latest?.id === id ? latest.text : null);

const api: EngineApi = {
  async load(name, report) {
    const turn = ++loads;
    const held = holder.card;
    if (held?.identity.name === name) return held;
    const folder = new URL(`${import.meta.env.BASE_URL}models/${name}/`, self.location.origin);
    const downloader = downloads.get(name) ?? new Downloader(folder.href, fetchFile);
    downloads.set(name, downloader);
    const backend = start();
    const checkpoint = await openCheckpoint(downloader, report).catch((error: unknown) => {
      // Files that came whole and are no model may be other ones when the visitor tries again.
      if (!KEEPS.some((kind) => error instanceof kind)) downloads.delete(name);
      throw error;
    });
    await backend;
    const card = await hold(turn, name, checkpoint);
    downloads.delete(name);
    return card;
  },

  async loadFiles(name, files) {
    const turn = ++loads;
    return hold(turn, name, await openCheckpoint(openMemory(files)));
  },

  async read(id, text, spot, cuts) {
    newest = Math.max(newest, id);
    latest = null;
    const answer = await holder.use(async (reader): Promise<Reading | null> => {
      const wanted = async () => {
        await nextTask(); // lets a newer request in
        return id === newest && reader === holder.reader;
      };
      if (!(await wanted())) return null;
      const long = new LongText(reader.model, cuts);
      const reading = await readForPage(reader, id, text, cuts, wanted, (layer, number) =>
        long.take(layer, number)
      );
      if (!reading || reading.trace.layers.length > 0) return reading;
      long.hidden = reading.trace.hidden.map(copyOf);
      latest = { id, text: long };
      return { ...reading, opened: await long.open(spot) };
    });
    return answer && transfer(answer, buffersOf(answer));
  },

  open: (id, spot) => ask(id, (text) => text.open(spot)),
  layer: (id, number) => ask(id, (text) => text.layer(number)),
  pair: (id, from, to) => Promise.resolve(longText(id)?.pair(from, to) ?? null),

  biases: (layer, head) =>
    holder.use(async ({ model, identity: { dHead } }) => {
      const learned = model.weights.layers[layer - 1]?.learned;
      if (!learned) return null;
      const part = async ({ bias }: { bias: Tensor1D }) =>
        ((await bias.data()) as Float32Array).slice((head - 1) * dHead, head * dHead);
      return { query: await part(learned.query), key: await part(learned.key) };
    }),

  async classroom() {
    const [{ Classroom }] = await Promise.all([import('./classroom'), start()]);
    return proxy(new Classroom());
  },

  tensors: () => Promise.resolve(memory().numTensors)
};

/** Makes a checkpoint the model that reads, unless another was asked for meanwhile. */
async function hold(turn: number, name: string, checkpoint: Checkpoint): Promise<ModelCard | null> {
  const { simd } = await start();
  if (turn !== loads) return null;
  const reader = openReader(name, checkpoint);
  const { words } = reader.tokenizer;
  const card: ModelCard = {
    identity: reader.identity,
    config: checkpoint.config,
    bytes: checkpoint.bytes,
    parameters: checkpoint.parameters,
    simd,
    words: words.length < SMALL_VOCABULARY ? words : null
  };
  holder.replace(reader, card);
  // A first pass compiles the kernels; the visitor's own should not wait for that.
  await holder.use((mine) => readForPage(mine, 0, 'I went swimming with Anna at the bank.'));
  return turn === loads ? card : null;
}

/** What a long text answers, handed over; null when it or its model is gone. */
async function ask<T>(
  id: number,
  question: (text: LongText) => Promise<T | null>
): Promise<T | null> {
  const text = longText(id);
  const answer = await holder.use(async ({ model }) =>
    text?.model === model ? question(text) : null
  );
  return answer && transfer(answer, buffersOf(answer));
}

expose(api);
