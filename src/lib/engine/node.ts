import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve, sep } from 'node:path';
import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { openFolder } from '../checkpoint/folder';
import { startBackend } from '../transformer/backend';
import { openReader, type Reader } from './reader';

const KERNEL = 'src/lib/transformer/kernel/assembly/kernel.wasm';

/** Starts TensorFlow.js on WebAssembly in Node, with the binary of the installed package. */
export async function startNodeBackend(): Promise<void> {
  const require = createRequire(resolve('package.json'));
  const binary =
    require.resolve('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm');
  await startBackend(dirname(binary) + sep, () => readFile(resolve(KERNEL)));
}

/** A folder of static/models, read and checked. */
export const openNodeCheckpoint = (name: string): Promise<Checkpoint> =>
  openCheckpoint(openFolder(resolve('static/models', name)));

/** Opens a model of static/models in Node, for scripts, tests and the page's own build. */
export async function openNodeReader(name: string): Promise<Reader> {
  await startNodeBackend();
  return openReader(name, await openNodeCheckpoint(name));
}
