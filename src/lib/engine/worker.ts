import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { expose, proxy, transfer } from 'comlink';
import { startBackend } from '../transformer/backend';
import { copyOf } from '../transformer/trace';
import { buffersOf } from './buffers';
import type { EngineApi, Reading } from './contract';
import { Holder } from './holder';
import { Loader } from './loader';
import { LongText } from './long-text';
import { nextTask } from './next-task';
import { readForPage } from './reader';
import './throws';

// setWasmPaths wants all three names; the threaded build is never asked for (startBackend).
const wasm = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': simdWasm
};

let started: ReturnType<typeof startBackend> | null = null;
/** Starts the backend once; after a failure the next call tries again. */
const start = () =>
  (started ??= startBackend(wasm).catch((error: unknown) => {
    started = null;
    throw error;
  }));

const holder = new Holder();
const loader = new Loader(holder, start);
let newest = 0;
/** The latest reading, if it is of a long text: a short one went to the page whole. */
let latest: { readonly id: number; readonly text: LongText } | null = null;
/** The long text of reading `id`, unless another was read since. */
const longText = (id: number) => (latest?.id === id ? latest.text : null);

const api: EngineApi = {
  load: (name, folder, report) => loader.load(name, folder, report),
  loadFiles: (name, files) => loader.loadFiles(name, files),

  async read(id, text, spot, cuts) {
    newest = Math.max(newest, id);
    latest = null;
    const answer = await holder.use(async (reader): Promise<Reading | null> => {
      const wanted = async () => {
        await nextTask(); // lets a newer request in
        return id === newest && reader === holder.reader;
      };
      if (!(await wanted())) return null;
      const long = new LongText(reader.model, cuts, spot);
      const reading = await readForPage(reader, id, text, cuts, wanted, (layer, number) =>
        long.take(layer, number)
      );
      if (!reading || reading.trace.layers.length > 0) return reading;
      long.hidden = reading.trace.hidden.map(copyOf);
      latest = { id, text: long };
      return { ...reading, opened: long.first };
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
  }
};

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
// What follows asks again, and hears of a failure.
start().catch(() => undefined);
