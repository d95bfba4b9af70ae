import { resolve } from 'node:path';
import { openCheckpoint } from '../../src/lib/checkpoint/checkpoint';
import { openFolder } from '../../src/lib/checkpoint/folder';
import { openReader, readText } from '../../src/lib/engine/reader';
import { startBackend } from '../../src/lib/transformer/backend';
import type { Trace } from '../../src/lib/transformer/trace';

/** The shipped model, opened as the page opens it: what it makes of a text. */
export async function openShipped(name: string): Promise<(text: string) => Promise<Trace>> {
  await startBackend(resolve('node_modules/@tensorflow/tfjs-backend-wasm/wasm-out') + '/');
  const checkpoint = await openCheckpoint(openFolder(resolve('static/models', name)));
  const reader = openReader(name, checkpoint);
  return (text) => readText(reader, text);
}
