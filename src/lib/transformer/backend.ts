import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { FactError } from '../fact-error';
import { openKernel, useKernel } from './kernel/kernel';

/** WebAssembly is missing or would not start. */
export class BackendError extends FactError<{ kind: 'no-webassembly' } | { kind: 'not-started' }> {
  override readonly name = 'BackendError';
}

/** Where the wasm binaries are: a folder ending in "/", or each file's address. */
export type WasmFiles = string | Readonly<Record<string, string>>;

/**
 * Starts TensorFlow.js on WebAssembly, with SIMD where the machine has it, and the attention kernel
 * there as well.
 * @param kernel brings kernel/assembly/kernel.wasm
 * @returns whether SIMD is used; without it readings take about twice as long
 * @throws BackendError when WebAssembly cannot start
 */
export async function startBackend(
  files: WasmFiles,
  kernel: () => Promise<BufferSource>
): Promise<{ simd: boolean }> {
  if (typeof WebAssembly === 'undefined') {
    throw new BackendError({ kind: 'no-webassembly' });
  }
  // The threaded build hangs once minified and gains under a fifth.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (typeof files === 'string') setWasmPaths(files);
  else setWasmPaths({ ...files });
  const simd = (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) as boolean;
  const opening = simd ? kernel().then(openKernel) : null;
  const started = await Promise.all([setBackend('wasm'), opening]).catch((cause: unknown) => {
    throw new BackendError({ kind: 'not-started' }, { cause });
  });
  if (!started[0]) throw new BackendError({ kind: 'not-started' });
  await ready();
  useKernel(started[1]);
  return { simd };
}
