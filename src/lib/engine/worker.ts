import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { expose, proxy, transfer } from 'comlink';
import { startBackend } from '../transformer/backend';
import { headBiases } from '../transformer/biases';
import { buffersOf } from './buffers';
import type { EngineApi, Reading } from './contract';
import { Holder } from './holder';
import { Loader } from './loader';
import type { LongText } from './long-text';
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
      const read = await readForPage(reader, { id, text, spot, cuts }, wanted);
      if (!read) return null;
      if (read.long) latest = { id, text: read.long };
      return read.reading;
    });
    return answer && transfer(answer, buffersOf(answer));
  },

  open: (id, spot) => ask(id, (text) => text.open(spot)),
  layer: (id, number) => ask(id, (text) => text.layer(number)),
  pair: (id, from, to) => Promise.resolve(longText(id)?.pair(from, to) ?? null),

  biases: (layer, head) =>
    holder.use(async ({ model }) => {
      const biases = await headBiases(model);
      return biases[layer - 1]?.[head - 1] ?? null;
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
