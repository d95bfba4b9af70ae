const PAGE = 65536;
export const FLOAT = 4;
/** Where memory is free from; 0 stands for what is not there. Registers like multiples of 16. */
const FIRST = 16;

/** The next multiple of 16. */
export const roundUp = (bytes: number): number => Math.ceil(bytes / FIRST) * FIRST;

/** A kernel's memory, which grows to what the largest text so far needed. */
export class Room {
  readonly #memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** Places one behind the other for parts of these sizes, in bytes: earlier views are gone. */
  layOut(sizes: readonly number[]): number[] {
    let end = FIRST;
    const places = sizes.map((size) => {
      const place = end;
      end = roundUp(end + size);
      return place;
    });
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return places;
  }

  write(at: number, values: Float32Array | Uint8Array): void {
    const { buffer, byteOffset, byteLength } = values;
    new Uint8Array(this.#memory.buffer, at).set(new Uint8Array(buffer, byteOffset, byteLength));
  }

  floats(at: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory.buffer, at, length);
  }

  doubles(at: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#memory.buffer, at, length);
  }
}
