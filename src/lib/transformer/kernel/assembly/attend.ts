import { pack, packTransposed, panelsOf, timesPanels, WIDTH } from './panels';
import { NOTHING, softmaxRow } from './softmax';

/** Queries at a time. */
const ROWS: usize = 4;

/** How many bytes of room `attend` needs to work in. */
export function roomFor(n: usize, d: usize): usize {
  const keys = panelsOf(n) * WIDTH;
  const columns = panelsOf(d) * WIDTH;
  return (keys * d + n * columns + ROWS * keys + ROWS * columns) << 2;
}

/**
 * softmax(q·kᵀ · factor)·v of one head (Vaswani et al. 2017, eq. 1), what it makes on the way
 * included. All numbers are float32, addresses are bytes; nothing outside of what is named is touched.
 * @param q [n, d], as k, v and z: a row's d numbers next to each other
 * @param step from a row of q, k, v or z to the next, in bytes: heads lie side by side
 * @param v what is handed over; 0: nothing is, and z is left alone
 * @param mask [n, n] bytes, 1 where a row may not look; 0: no mask
 * @param muted [n, n] bytes, 1 where the weight stays and nothing is handed over; 0: no such cell
 * @param scores [n, n], whatever is masked
 * @param pattern [n, n], each row sums to 1; exactly 0 where masked
 * @param z [n, d]
 * @param totals [n, 3] float64, as `softmaxRow` has them
 * @param room `roomFor(n, d)` bytes
 */
export function attend(
  q: usize,
  k: usize,
  v: usize,
  step: usize,
  n: usize,
  d: usize,
  factor: f32,
  mask: usize,
  muted: usize,
  scores: usize,
  pattern: usize,
  z: usize,
  totals: usize,
  room: usize
): void {
  const keyPanels = panelsOf(n);
  const valuePanels = panelsOf(d);
  const width = keyPanels * WIDTH; // of a row of scores with what fills its last panel
  const keys = room; // [n / 8, d, 8]
  const values = keys + ((width * d) << 2); // [d / 8, n, 8]
  const block = values + ((n * valuePanels * WIDTH) << 2); // [4, width]
  const mixed = block + ((ROWS * width) << 2); // [4, 8 · valuePanels]
  packTransposed(k, n, d, step, keys);
  if (v) pack(v, n, d, step, values);

  for (let i: usize = 0; i < n; i += ROWS) {
    const rows = min(ROWS, n - i);
    // Where fewer than four are left, the last stands in for those that are missing.
    const q0 = q + i * step;
    const q1 = q + min(i + 1, n - 1) * step;
    const q2 = q + min(i + 2, n - 1) * step;
    const q3 = q + min(i + 3, n - 1) * step;
    // Where q and k are the same, an earlier word's score with this one is this one's with it.
    const known = q === k ? i / WIDTH : 0;
    const unknown = keys + ((known * WIDTH * d) << 2);
    const from = (known * WIDTH) << 2;
    timesPanels(q0, q1, q2, q3, d, unknown, keyPanels - known, factor, block + from, width << 2);

    for (let r: usize = 0; r < rows; r++) {
      const row = block + ((r * width) << 2);
      const at = (i + r) * n;
      for (let j: usize = 0; j < known * WIDTH; j++) {
        store<f32>(row + (j << 2), load<f32>(scores + ((j * n + i + r) << 2)));
      }
      memory.copy(scores + (at << 2), row, n << 2);
      if (mask) leaveOut(row, mask + at, n, NOTHING);
      for (let j = n; j < width; j++) store<f32>(row + (j << 2), NOTHING);
      softmaxRow(row, width, totals + (i + r) * 24);
      memory.copy(pattern + (at << 2), row, n << 2);
      if (muted) leaveOut(row, muted + at, n, 0);
    }

    if (!v) continue;
    const p1 = block + (width << 2);
    const p2 = p1 + (width << 2);
    const p3 = p2 + (width << 2);
    timesPanels(block, p1, p2, p3, n, values, valuePanels, 1, mixed, (valuePanels * WIDTH) << 2);
    for (let r: usize = 0; r < rows; r++) {
      memory.copy(z + (i + r) * step, mixed + ((r * valuePanels * WIDTH) << 2), d << 2);
    }
  }
}

/** Puts `instead` in a row wherever its mask is 1. */
function leaveOut(row: usize, mask: usize, n: usize, instead: f32): void {
  for (let j: usize = 0; j < n; j++) if (load<u8>(mask + j)) store<f32>(row + (j << 2), instead);
}
