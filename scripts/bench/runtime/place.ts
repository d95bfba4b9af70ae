import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAsOnnx } from '../../onnx/bert';

const PACKAGE = 'node_modules/onnxruntime-web';
/** Its build for WebAssembly alone, which is the smallest. */
const FILES = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm'
] as const;

/** The package weighs 140 MB: too much for every `npm install`. */
export const INSTALL = 'npm install --no-save onnxruntime-web@1.30.0';

/** Which version of onnxruntime-web is installed here; null where none is. */
export async function installedVersion(root: string): Promise<string | null> {
  const path = join(root, PACKAGE, 'package.json');
  if (!existsSync(path)) return null;
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version;
}

/** Lays out a page of onnxruntime-web, worker.js and a model, to be served. */
export async function layOut(root: string, folder: string, model: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>onnxruntime-web</title>\n');
  await copyFile(join(import.meta.dirname, 'worker.js'), join(folder, 'worker.js'));
  for (const file of FILES) await copyFile(join(root, PACKAGE, 'dist', file), join(folder, file));
  await writeFile(join(folder, 'model.onnx'), await readAsOnnx(model));
}
