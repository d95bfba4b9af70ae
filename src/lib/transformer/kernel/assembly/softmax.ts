import { exp4 } from './exp';

/** In place of a score that does not count: finite, and far below any other. */
export const NOTHING: f32 = -3.4e38;

/** Bytes of a row that are added up in float32: 32 numbers, four at a time. */
const STRETCH: usize = 128;

/**
 * A row of scores to positive numbers that sum to 1, in place; `NOTHING` to exactly 0.
 * @param row [length], a multiple of 4
 * @param totals three float64: the largest score m, Σ e^(s - m) and Σ (s - m) e^(s - m), from which
 * the row's log Σ e^s and its entropy follow; 0 where nothing counts
 */
export function softmaxRow(row: usize, length: usize, totals: usize): void {
  const end = row + (length << 2);
  let most4 = f32x4.splat(NOTHING);
  for (let at = row; at < end; at += 16) most4 = f32x4.max(most4, v128.load(at));
  const most = max(
    max(f32x4.extract_lane(most4, 0), f32x4.extract_lane(most4, 1)),
    max(f32x4.extract_lane(most4, 2), f32x4.extract_lane(most4, 3))
  );
  if (most <= NOTHING) {
    memory.fill(row, 0, length << 2);
    return memory.fill(totals, 0, 24);
  }

  // The largest subtracted, e^x can be no more than 1. Stretches are added up in float32 and their
  // sums in float64: of 512 roundings of float32 a sum would keep traces.
  most4 = f32x4.splat(most);
  let sum = f64x2.splat(0);
  let weighted = f64x2.splat(0);
  for (let at = row; at < end;) {
    let sum4 = f32x4.splat(0);
    let weighted4 = sum4;
    for (const stop = min(at + STRETCH, end); at < stop; at += 16) {
      const below = f32x4.sub(v128.load(at), most4);
      const power = exp4(below);
      v128.store(at, power);
      sum4 = f32x4.add(sum4, power);
      weighted4 = f32x4.add(weighted4, f32x4.mul(below, power));
    }
    sum = f64x2.add(sum, pairs(sum4));
    weighted = f64x2.add(weighted, pairs(weighted4));
  }
  const total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  store<f64>(totals, most);
  store<f64>(totals, total, 8);
  store<f64>(totals, f64x2.extract_lane(weighted, 0) + f64x2.extract_lane(weighted, 1), 16);
  const share = f32x4.splat(<f32>(1 / total));
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), share));
}

/** Four numbers as float64, added two and two. */
export function pairs(four: v128): v128 {
  return f64x2.add(
    f64x2.promote_low_f32x4(four),
    f64x2.promote_low_f32x4(v128.shuffle<i32>(four, four, 2, 3, 2, 3))
  );
}
