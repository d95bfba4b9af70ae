import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { memory, tensor2d, type Tensor1D } from '@tensorflow/tfjs-core';
import { expose, transfer } from 'comlink';
import { Downloader } from '../checkpoint/download';
import { openCheckpoint } from '../checkpoint/checkpoint';
import {
  CorruptFileError,
  DownloadError,
  MissingFileError,
  NotJsonError
} from '../checkpoint/errors';
import { startBackend } from '../transformer/backend';
import { runLayers } from '../transformer/forward';
import type { Matrix, Trace } from '../transformer/trace';
import { pairWeights } from '../measures/pair';
import { buffersOf } from './buffers';
import type { EngineApi, ModelCard } from './contract';
import { nextTask } from './next-task';
import { openReader, readForPage, type Reader } from './reader';

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

/** Outlives a failed load, so that trying again asks only for what has not come. */
const downloads = new Map<string, Downloader>();
/** Failures after which what has come is good; the downloader itself forgets what is not. */
const KEEPS = [DownloadError, MissingFileError, CorruptFileError, NotJsonError];
let reader: Reader | null = null;
let newest = 0;
/** What `layer` and `pair` need of the latest reading: hidden states, and each head's pattern. */
let latest: { id: number; trace: Trace; patterns: Matrix[][] } | null = null;

const api: EngineApi = {
  async load(name, report) {
    const backend = startBackend(wasm);
    const folder = new URL(`${import.meta.env.BASE_URL}models/${name}/`, self.location.origin);
    const downloader = downloads.get(name) ?? new Downloader(folder.href, fetchFile);
    downloads.set(name, downloader);
    const checkpoint = await openCheckpoint(downloader, report).catch((error: unknown) => {
      // Files that came whole and are no model may be other ones when the visitor tries again.
      if (!KEEPS.some((kind) => error instanceof kind)) downloads.delete(name);
      throw error;
    });
    const { simd } = await backend;
    reader = openReader(name, checkpoint);
    downloads.delete(name);
    // A first pass compiles the kernels; the visitor's own should not wait for that.
    await readForPage(reader, 0, 'I went swimming with Anna at the bank.');
    const { config, bytes, parameters } = checkpoint;
    return { identity: reader.identity, config, bytes, parameters, simd } satisfies ModelCard;
  },

  async read(id, text, cuts) {
    newest = Math.max(newest, id);
    const wanted = async () => {
      await nextTask(); // lets a newer request in
      return id === newest;
    };
    if (!reader || !(await wanted())) return null;
    const patterns: Matrix[][] = [];
    const reading = await readForPage(reader, id, text, cuts, wanted, ({ heads }) =>
      patterns.push(heads.map(({ pattern }) => copy(pattern)))
    );
    if (!reading) return null;
    const hidden = reading.trace.hidden.map(copy);
    latest = { id, patterns, trace: { ...reading.trace, hidden, layers: [] } };
    return transfer(reading, buffersOf(reading));
  },

  async layer(id, number) {
    if (!reader || latest?.id !== id) return null;
    const { hidden, cuts } = latest.trace;
    const steps = runLayers(reader.model, toTensor(hidden[number - 1]), number, cuts);
    const { value } = await steps.next();
    await steps.return(undefined);
    return value ? transfer(value.layer, buffersOf(value.layer)) : null;
  },

  pair: (id, from, to) =>
    Promise.resolve(latest?.id === id ? pairWeights(latest.patterns, from, to) : null),

  async biases(layer, head) {
    const learned = reader?.model.weights.layers[layer - 1]?.learned;
    if (!reader || !learned) return null;
    const { dHead } = reader.identity;
    const part = async ({ bias }: { bias: Tensor1D }) =>
      ((await bias.data()) as Float32Array).slice((head - 1) * dHead, head * dHead);
    return { query: await part(learned.query), key: await part(learned.key) };
  },

  tensors: () => Promise.resolve(memory().numTensors)
};

/** The original goes to the page; this stays here. */
const copy = (matrix: Matrix): Matrix => ({ ...matrix, data: matrix.data.slice() });

const toTensor = ({ data, rows, columns }: Matrix) => tensor2d(data, [rows, columns]);

expose(api);
