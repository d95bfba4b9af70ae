/**
 * What lies in wait for the products: panels of eight columns, each [length, 8] of its own, so that an
 * inner loop reads memory from front to back. Columns that are none are 0.
 */
export const WIDTH: usize = 8;

/** How many panels so many columns make. */
export function panelsOf(columns: usize): usize {
  return (columns + WIDTH - 1) / WIDTH;
}

/**
 * Panels [columns / 8, rows, 8] of a matrix [rows, columns].
 * @param step from a row to the next, in bytes
 */
export function pack(from: usize, rows: usize, columns: usize, step: usize, to: usize): void {
  for (let first: usize = 0; first < columns; first += WIDTH) {
    const here = min(WIDTH, columns - first);
    for (let r: usize = 0; r < rows; r++, to += WIDTH << 2) {
      if (here < WIDTH) memory.fill(to, 0, WIDTH << 2);
      memory.copy(to, from + r * step + (first << 2), here << 2);
    }
  }
}

/** Panels [rows / 8, columns, 8] of a matrix's transpose: eight rows become eight columns. */
export function packTransposed(
  from: usize,
  rows: usize,
  columns: usize,
  step: usize,
  to: usize
): void {
  for (let first: usize = 0; first < rows; first += WIDTH) {
    for (let c: usize = 0; c < columns; c++) {
      for (let r = first; r < first + WIDTH; r++, to += 4) {
        store<f32>(to, r < rows ? load<f32>(from + r * step + (c << 2)) : 0);
      }
    }
  }
}

/**
 * Four rows times panels: [4, length] · [length, 8 · panels] → [4, 8 · panels]. Thirty-two sums at a
 * time are eight registers, and each number read serves four or eight of them.
 * @param a0 the first row; a1, a2 and a3 the others, wherever they are
 * @param factor of every result
 * @param row from a row of the results to the next, in bytes
 */
export function timesPanels(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  length: usize,
  panel: usize,
  panels: usize,
  factor: f32,
  out: usize,
  row: usize
): void {
  const bytes = length << 2;
  const f = f32x4.splat(factor);
  for (let b: usize = 0; b < panels; b++, out += WIDTH << 2) {
    let s00 = f32x4.splat(0);
    let s01 = s00;
    let s10 = s00;
    let s11 = s00;
    let s20 = s00;
    let s21 = s00;
    let s30 = s00;
    let s31 = s00;
    for (let at: usize = 0; at < bytes; at += 4, panel += WIDTH << 2) {
      const left = v128.load(panel);
      const right = v128.load(panel, 16);
      let a = v128.load32_splat(a0 + at);
      s00 = f32x4.add(s00, f32x4.mul(a, left));
      s01 = f32x4.add(s01, f32x4.mul(a, right));
      a = v128.load32_splat(a1 + at);
      s10 = f32x4.add(s10, f32x4.mul(a, left));
      s11 = f32x4.add(s11, f32x4.mul(a, right));
      a = v128.load32_splat(a2 + at);
      s20 = f32x4.add(s20, f32x4.mul(a, left));
      s21 = f32x4.add(s21, f32x4.mul(a, right));
      a = v128.load32_splat(a3 + at);
      s30 = f32x4.add(s30, f32x4.mul(a, left));
      s31 = f32x4.add(s31, f32x4.mul(a, right));
    }
    v128.store(out, f32x4.mul(s00, f));
    v128.store(out, f32x4.mul(s01, f), 16);
    v128.store(out + row, f32x4.mul(s10, f));
    v128.store(out + row, f32x4.mul(s11, f), 16);
    v128.store(out + 2 * row, f32x4.mul(s20, f));
    v128.store(out + 2 * row, f32x4.mul(s21, f), 16);
    v128.store(out + 3 * row, f32x4.mul(s30, f));
    v128.store(out + 3 * row, f32x4.mul(s31, f), 16);
  }
}
