import type { TransformerConfig } from '../transformer/config';
import { tensorsOf } from '../transformer/families';
import { isTable } from '../transformer/family';

/** Every distinct buffer behind the typed arrays of a plain value, to hand over without copying. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  find(value, found);
  return [...found];
}

function find(value: unknown, found: Set<ArrayBuffer>): void {
  if (value instanceof Float32Array) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) find(part, found);
  }
}

/** Gives back the files in which only weights lie that have been made into tensors. */
export function releaseFiles(
  config: TransformerConfig,
  weights: ReadonlyMap<string, { readonly bytes: Uint8Array }>
): void {
  const specs = tensorsOf(config);
  const [kept, uploaded] = [new Set<ArrayBufferLike>(), new Set<ArrayBufferLike>()];
  for (const [name, { bytes }] of weights) {
    // Look-up tables are decoded row by row, as long as the model is there.
    (isTable(specs.get(name)!.role) ? kept : uploaded).add(bytes.buffer);
  }
  for (const buffer of uploaded) if (!kept.has(buffer)) empty(buffer);
}

/** Gives back what lies in a buffer: whoever reads it from now on finds nothing. */
export function empty(buffer: ArrayBufferLike): void {
  // ES2024; without it the collector does the work.
  (buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer }).transfer?.(0);
}
