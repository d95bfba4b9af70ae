import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { expose, proxy, transfer } from 'comlink';
import { startBackend } from '../transformer/backend';
import { buffersOf } from './buffers';
import type { EngineApi } from './contract';
import { Desk } from './desk';
import { Loader } from './loader';
import { Shelf } from './shelf';
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

const shelf = new Shelf();
const loader = new Loader(shelf, start);
const desks = new Map<number, Desk>();

function deskOf(number: number): Desk {
  const desk = desks.get(number) ?? new Desk(shelf);
  desks.set(number, desk);
  return desk;
}

/** An answer handed over without copying; null, which is none, has nothing to hand over. */
async function handOver<T>(answer: Promise<T>): Promise<T> {
  const value = await answer;
  return value === null ? value : transfer(value, buffersOf(value));
}

const api: EngineApi = {
  load: (name, folder, report) => loader.load(name, folder, report),
  loadFiles: (name, files) => loader.loadFiles(name, files),
  read: (desk, request) => handOver(deskOf(desk).read(request)),
  open: (desk, id, spot) => handOver(deskOf(desk).ask(id, (text) => text.open(spot))),
  layer: (desk, id, number) => handOver(deskOf(desk).ask(id, (text) => text.layer(number))),
  pair: (desk, id, from, to) => deskOf(desk).ask(id, async (text) => text.pair(from, to)),
  leave: (desk) => void desks.delete(desk),
  async classroom() {
    const [{ Classroom }] = await Promise.all([import('./classroom'), start()]);
    return proxy(new Classroom());
  }
};

expose(api);
// What follows asks again, and hears of a failure.
start().catch(() => undefined);
