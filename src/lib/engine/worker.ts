import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { memory, tensor2d, type Tensor1D } from '@tensorflow/tfjs-core';
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
import type { TransformerConfig } from '../transformer/config';
import { edgeMask, type Cut } from '../transformer/cuts';
import { runLayers } from '../transformer/forward';
import { divisorOf } from '../transformer/layer';
import { copyOf, type Layer, type Matrix, type Trace } from '../transformer/trace';
import { headCore, weightAt, type HeadCore } from '../measures/core';
import { pairWeights } from '../measures/pair';
import { buffersOf, release } from './buffers';
import { SMALL_VOCABULARY, type EngineApi, type ModelCard, type Reading } from './contract';
import { Holder } from './holder';
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
/** What `layer` and `pair` need of the latest reading: hidden states, and each head's core. */
let latest: { id: number; trace: Trace; cores: HeadCore[][] } | null = null;

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

  async read(id, text, asked, cuts) {
    newest = Math.max(newest, id);
    latest = null;
    const cores: HeadCore[][] = [];
    let opened: Reading['opened'] = null;
    const reading = await holder.use(async (reader) => {
      const wanted = async () => {
        await nextTask(); // lets a newer request in
        return id === newest && reader === holder.reader;
      };
      if (!(await wanted())) return null;
      return readForPage(reader, id, text, cuts, wanted, (layer, number) => {
        cores.push(coresOf(layer, number, reader.model.config, cuts));
        if (number === asked) opened = { number, layer };
        else release(layer);
      });
    });
    if (!reading) return null;
    const { trace } = reading;
    const answer: Reading = { ...reading, opened };
    // A short text's layers go to the page whole: nobody asks for them here.
    if (trace.layers.length === 0) {
      latest = { id, cores, trace: { ...trace, hidden: trace.hidden.map(copyOf) } };
    }
    return transfer(answer, buffersOf(answer));
  },

  async layer(id, number) {
    if (latest?.id !== id) return null;
    const { hidden, cuts, model } = latest.trace;
    const value = await holder.use(async (reader) => {
      if (reader.identity !== model) return null; // the text was read by a model that is gone
      const steps = runLayers(reader.model, toTensor(hidden[number - 1]), number, cuts);
      const { value } = await steps.next();
      await steps.return(undefined);
      return value?.layer ?? null;
    });
    return value && transfer(value, buffersOf(value));
  },

  pair: (id, from, to) =>
    Promise.resolve(latest?.id === id ? pairWeights(latest.cores, weightAt, { from, to }) : null),

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

/** What is kept of a long text's layer. */
function coresOf(
  { heads }: Layer,
  number: number,
  config: TransformerConfig,
  cuts: readonly Cut[]
): HeadCore[] {
  const divisor = divisorOf(config);
  return heads.map((head, h) =>
    headCore(head, divisor, edgeMask(cuts, number, h + 1, head.pattern.rows))
  );
}

const toTensor = ({ data, rows, columns }: Matrix) => tensor2d(data, [rows, columns]);

expose(api);
