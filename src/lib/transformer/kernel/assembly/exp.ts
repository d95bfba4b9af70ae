/** 1.5 · 2²³: of a sum with it, float32 keeps whole numbers alone, in the lowest bits. */
const WHOLE: f32 = 12582912;

/**
 * e^x for four x ≤ 0, off by at most 2e-7 of itself: expf of the Cephes library (Moshier 1992). With
 * n = round(x / ln 2) and r = x - n ln 2, |r| ≤ 0.35, it is 2^n e^r, and e^r a polynomial.
 */
export function exp4(x: v128): v128 {
  // Below, e^x has left float32's normal range: it is 0.
  const within = f32x4.ge(x, f32x4.splat(-87));
  const sum = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(WHOLE)); // x / ln 2
  const n = f32x4.sub(sum, f32x4.splat(WHOLE));
  // ln 2 in two parts, the first of which times n is exact.
  const near = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.sub(near, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), f32x4.add(r, f32x4.splat(1)));
  // Times 2^n: n, which the sum's lowest bits hold, is added to the exponent.
  return v128.and(i32x4.add(p, i32x4.shl(sum, 23)), within);
}
