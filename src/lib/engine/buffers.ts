/** Every distinct buffer behind the typed arrays of a plain value, to hand over without copying. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (value instanceof Float32Array) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found];
}

/**
 * Gives memory back at once that the garbage collector would find only later: long texts fill
 * hundreds of megabytes before it does. The arrays are empty from then on.
 */
export function release(value: unknown): void {
  // ES2024; without it the collector does the work.
  type Transferable = ArrayBuffer & { transfer?(length: number): ArrayBuffer };
  for (const buffer of buffersOf(value)) (buffer as Transferable).transfer?.(0);
}
