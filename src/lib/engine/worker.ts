import simdWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import plainWasm from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import { expose, proxy } from 'comlink';
import { startBackend } from '../transformer/backend';
import kernelWasm from '../transformer/kernel/assembly/kernel.wasm?url';
import type { EngineApi } from './contract';
import { desksOf } from './desk';
import { Loader } from './loader';
import { Shelf } from './shelf';
import './throws';

// setWasmPaths wants all three names; the threaded build is never asked for (startBackend).
const wasm = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': simdWasm
};

async function kernel(): Promise<ArrayBuffer> {
  const response = await fetch(kernelWasm);
  if (!response.ok) throw new Error(`${response.status} ${kernelWasm}`);
  return response.arrayBuffer();
}

let started: ReturnType<typeof startBackend> | null = null;
/** Starts the backend once; after a failure the next call tries again. */
const start = () =>
  (started ??= startBackend(wasm, kernel).catch((error: unknown) => {
    started = null;
    throw error;
  }));

const shelf = new Shelf();
const loader = new Loader(shelf, start);

const api: EngineApi = {
  load: (name, folder, report) => loader.load(name, folder, report),
  loadFiles: (name, files) => loader.loadFiles(name, files),
  ...desksOf(shelf),
  async classroom() {
    const [{ Classroom }] = await Promise.all([import('./classroom'), start()]);
    return proxy(new Classroom());
  },
  async effects() {
    const { Effects } = await import('./effects');
    return proxy(new Effects(shelf));
  },
  async classifying() {
    const [{ Classifying }] = await Promise.all([import('./classifying'), start()]);
    return proxy(new Classifying(shelf));
  }
};

expose(api);
// What follows asks again, and hears of a failure.
start().catch(() => undefined);
