import { exp4 } from './exp';

/** In place of a score that does not count: finite, and far below any other. */
export const NOTHING: f32 = -3.4e38;

/**
 * A row of scores to positive numbers that sum to 1, in place; `NOTHING` to exactly 0.
 * @param row [length], a multiple of 4
 */
export function softmaxRow(row: usize, length: usize): void {
  const end = row + (length << 2);
  let most4 = f32x4.splat(NOTHING);
  for (let at = row; at < end; at += 16) most4 = f32x4.max(most4, v128.load(at));
  const most = max(
    max(f32x4.extract_lane(most4, 0), f32x4.extract_lane(most4, 1)),
    max(f32x4.extract_lane(most4, 2), f32x4.extract_lane(most4, 3))
  );
  if (most <= NOTHING) return memory.fill(row, 0, length << 2);

  // The largest subtracted, e^x can be no more than 1. Summed in float64: of 512 roundings of float32
  // a sum would keep traces.
  most4 = f32x4.splat(most);
  let sum = f64x2.splat(0);
  for (let at = row; at < end; at += 16) {
    const power = exp4(f32x4.sub(v128.load(at), most4));
    v128.store(at, power);
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(power));
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(v128.shuffle<i32>(power, power, 2, 3, 2, 3)));
  }
  const total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  const share = f32x4.splat(<f32>(1 / total));
  for (let at = row; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), share));
}
