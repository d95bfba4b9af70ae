/**
 * Each head gets its own stretch of every row: [n, heads · d] → [heads, n, d].
 * @param out [heads, n, d]
 */
export function splitHeads(x: usize, n: usize, heads: usize, d: usize, out: usize): void {
  const bytes = d << 2;
  const whole = bytes & ~15;
  const step = heads * bytes;
  for (let h: usize = 0; h < heads; h++) {
    for (let i: usize = 0; i < n; i++, out += bytes) {
      const from = x + i * step + h * bytes;
      let at: usize = 0;
      for (; at < whole; at += 16) v128.store(out + at, v128.load(from + at));
      for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(from + at));
    }
  }
}
