import { pairs } from './softmax';

/**
 * Σ (s_ij - s_ji)² and Σ s_ij² over the pairs that no mask hides in either direction.
 * @param scores [n, n]
 * @param mask [n, n] bytes, 1 where a row may not look; 0: no mask
 * @param out two float64
 */
export function gaps(scores: usize, n: usize, mask: usize, out: usize): void {
  store<f64>(out, 0);
  store<f64>(out, 0, 8);
  const whole: usize = mask ? 0 : n - (n % 4);
  if (whole) gapsOfBlocks(scores, n, whole, out);
  let difference = load<f64>(out);
  let size = load<f64>(out, 8);
  for (let i = whole; i < n; i++) {
    for (let j: usize = 0; j <= i; j++) {
      const there = i * n + j;
      const back = j * n + i;
      if (mask && load<u8>(mask + there) | load<u8>(mask + back)) continue;
      const a: f64 = load<f32>(scores + (there << 2));
      if (i === j) {
        size += a * a;
        continue;
      }
      const b: f64 = load<f32>(scores + (back << 2));
      difference += 2 * (a - b) * (a - b);
      size += a * a + b * b;
    }
  }
  store<f64>(out, difference);
  store<f64>(out, size, 8);
}

/** `gaps` of the first `whole` rows and columns, a multiple of 4: blocks of 4 by 4 and their mirror. */
function gapsOfBlocks(scores: usize, n: usize, whole: usize, out: usize): void {
  const step = n << 2;
  let difference = f64x2.splat(0);
  let size = f64x2.splat(0);
  for (let i: usize = 0; i < whole; i += 4) {
    for (let j: usize = 0; j <= i; j += 4) {
      const there = scores + ((i * n + j) << 2);
      const back = scores + ((j * n + i) << 2);
      const b0 = v128.load(back);
      const b1 = v128.load(back + step);
      const b2 = v128.load(back + 2 * step);
      const b3 = v128.load(back + 3 * step);
      const low0 = v128.shuffle<i32>(b0, b1, 0, 4, 1, 5);
      const low1 = v128.shuffle<i32>(b2, b3, 0, 4, 1, 5);
      const high0 = v128.shuffle<i32>(b0, b1, 2, 6, 3, 7);
      const high1 = v128.shuffle<i32>(b2, b3, 2, 6, 3, 7);
      const a0 = v128.load(there);
      const a1 = v128.load(there + step);
      const a2 = v128.load(there + 2 * step);
      const a3 = v128.load(there + 3 * step);
      const d0 = f32x4.sub(a0, v128.shuffle<i32>(low0, low1, 0, 1, 4, 5));
      const d1 = f32x4.sub(a1, v128.shuffle<i32>(low0, low1, 2, 3, 6, 7));
      const d2 = f32x4.sub(a2, v128.shuffle<i32>(high0, high1, 0, 1, 4, 5));
      const d3 = f32x4.sub(a3, v128.shuffle<i32>(high0, high1, 2, 3, 6, 7));
      const gap = pairs(squares(d0, d1, d2, d3));
      difference = f64x2.add(difference, gap);
      size = f64x2.add(size, pairs(squares(a0, a1, a2, a3)));
      if (i === j) continue; // such a block is its own mirror
      difference = f64x2.add(difference, gap);
      size = f64x2.add(size, pairs(squares(b0, b1, b2, b3)));
    }
  }
  store<f64>(out, f64x2.extract_lane(difference, 0) + f64x2.extract_lane(difference, 1));
  store<f64>(out, f64x2.extract_lane(size, 0) + f64x2.extract_lane(size, 1), 8);
}

function squares(a: v128, b: v128, c: v128, d: v128): v128 {
  const first = f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b));
  return f32x4.add(first, f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d)));
}

/**
 * A map at `size` rows and columns: each number the largest of the block that it stands for. Of a
 * block's rows the largest of each column first, four columns at a time; then of each block's columns.
 * @param map [n, n], n above `size`
 * @param line room for n numbers
 * @param out [size, size]
 */
export function pool(map: usize, n: usize, size: usize, line: usize, out: usize): void {
  const bytes = n << 2;
  const whole = bytes & ~15;
  for (let block: usize = 0; block < size; block++) {
    const first = (block * n + size - 1) / size;
    const last = ((block + 1) * n + size - 1) / size;
    memory.copy(line, map + first * bytes, bytes);
    for (let i = first + 1; i < last; i++) {
      const row = map + i * bytes;
      let at: usize = 0;
      for (; at < whole; at += 16)
        v128.store(line + at, f32x4.max(v128.load(line + at), v128.load(row + at)));
      for (; at < bytes; at += 4)
        store<f32>(line + at, max(load<f32>(line + at), load<f32>(row + at)));
    }
    for (let b: usize = 0, j: usize = 0; b < size; b++, out += 4) {
      const end = ((b + 1) * n + size - 1) / size;
      let most = load<f32>(line + (j << 2));
      for (j++; j < end; j++) most = max(most, load<f32>(line + (j << 2)));
      store<f32>(out, most);
    }
  }
}

/**
 * Σ_i p_ij for each column j over the rows that count, and Σ p_ij |i - j| over rows and columns that do.
 * @param pattern [n, n]
 * @param counts [n], 1 for what counts and 0 for what does not
 * @param sums [n], the first
 * @returns the second
 */
export function columns(pattern: usize, n: usize, counts: usize, sums: usize): f64 {
  const bytes = n << 2;
  const whole = bytes & ~15;
  const four = f32x4.splat(4);
  let reach: f64 = 0;
  memory.fill(sums, 0, bytes);
  for (let i: usize = 0; i < n; i++, pattern += bytes) {
    if (load<f32>(counts + (i << 2)) === 0) continue;
    // How far each column is: -i, 1 - i, 2 - i …
    let away = f32x4.sub(f32x4(0, 1, 2, 3), f32x4.splat(<f32>i));
    let far = f32x4.splat(0);
    let at: usize = 0;
    for (; at < whole; at += 16) {
      const weights = v128.load(pattern + at);
      v128.store(sums + at, f32x4.add(v128.load(sums + at), weights));
      const counted = f32x4.mul(weights, v128.load(counts + at));
      far = f32x4.add(far, f32x4.mul(counted, f32x4.abs(away)));
      away = f32x4.add(away, four);
    }
    const both = pairs(far);
    reach += f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
    for (; at < bytes; at += 4) {
      const weight = load<f32>(pattern + at);
      store<f32>(sums + at, load<f32>(sums + at) + weight);
      const j = at >> 2;
      reach += weight * load<f32>(counts + at) * <f32>(j < i ? i - j : j - i);
    }
  }
  return reach;
}
