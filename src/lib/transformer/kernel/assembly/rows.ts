import { exp4 } from './exp';
import { pairs } from './softmax';

/**
 * x Φ(x), in place: max(x, 0) - |x| (1 - Φ(|x|)), with 1 - erf by Abramowitz & Stegun 1964, 7.1.26,
 * off by at most 1.5e-7. What is left of a large negative x is as exact as of a small one.
 * @param x [length]; up to three numbers behind its end are read and written
 */
export function gelu(x: usize, length: usize): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (const end = x + (length << 2); x < end; x += 16) {
    const value = v128.load(x);
    const far = f32x4.abs(value);
    const z = f32x4.mul(far, f32x4.splat(0.7071067811865476));
    const t = f32x4.div(one, f32x4.add(one, f32x4.mul(z, f32x4.splat(0.3275911))));
    let p = f32x4.splat(1.061405429);
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.453152027));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.421413741));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.284496736));
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.254829592));
    const beyond = f32x4.mul(f32x4.mul(p, t), exp4(f32x4.neg(f32x4.mul(z, z)))); // 1 - erf(z)
    const lost = f32x4.mul(f32x4.mul(far, f32x4.splat(0.5)), beyond);
    v128.store(x, f32x4.sub(f32x4.max(value, zero), lost));
  }
}

/**
 * Each row to mean 0 and variance 1, then times gain, plus bias (Ba, Kiros & Hinton 2016), in place.
 * @param x [rows, d]
 * @param gain [d], as bias
 */
export function layerNorm(
  x: usize,
  rows: usize,
  d: usize,
  gain: usize,
  bias: usize,
  eps: f64
): void {
  const bytes = d << 2;
  const whole = bytes & ~15;
  for (let r: usize = 0; r < rows; r++, x += bytes) {
    const m = <f32>(sumOf(x, bytes) / <f64>d);
    const mean = f32x4.splat(m);
    let squares4 = f64x2.splat(0);
    let at: usize = 0;
    for (; at < whole; at += 16) {
      const centred = f32x4.sub(v128.load(x + at), mean);
      v128.store(x + at, centred);
      const square = f32x4.mul(centred, centred);
      squares4 = f64x2.add(squares4, pairs(square));
    }
    let squares = f64x2.extract_lane(squares4, 0) + f64x2.extract_lane(squares4, 1);
    for (; at < bytes; at += 4) {
      const centred = load<f32>(x + at) - m;
      store<f32>(x + at, centred);
      squares += <f64>centred * <f64>centred;
    }
    const s = <f32>(1 / Math.sqrt(squares / <f64>d + eps));
    const scale = f32x4.splat(s);
    for (at = 0; at < whole; at += 16) {
      const scaled = f32x4.mul(f32x4.mul(v128.load(x + at), scale), v128.load(gain + at));
      v128.store(x + at, f32x4.add(scaled, v128.load(bias + at)));
    }
    for (; at < bytes; at += 4) {
      const scaled = load<f32>(x + at) * s * load<f32>(gain + at);
      store<f32>(x + at, scaled + load<f32>(bias + at));
    }
  }
}

/** The sum of a row's numbers, in float64. */
function sumOf(row: usize, bytes: usize): f64 {
  const whole = bytes & ~15;
  let sums = f64x2.splat(0);
  let at: usize = 0;
  for (; at < whole; at += 16) sums = f64x2.add(sums, pairs(v128.load(row + at)));
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (; at < bytes; at += 4) sum += load<f32>(row + at);
  return sum;
}
