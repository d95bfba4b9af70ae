/** Numbers at first; one step of the shipped size needs about 4 MB. */
const FIRST_SIZE = 1 << 20;

let memory = new Float32Array(FIRST_SIZE);
let used = 0;

/**
 * Zeros for the length of one step. Loops write thousands of kilobytes a step; arrays of their own
 * would keep the garbage collector busy for a quarter of the time.
 */
export function zeros(length: number): Float32Array<ArrayBuffer> {
  if (used + length > memory.length) {
    memory = new Float32Array(2 * memory.length + length); // what was handed out keeps the old one
    used = 0;
  }
  return memory.subarray(used, (used += length)).fill(0);
}

/** Whatever `zeros` has given may be given again: call it when a step is over, and nowhere else. */
export function reuse(): void {
  used = 0;
}
