import { halfToNumber, halvesOf } from './float16';

/** The exponent bits of each half or word; all of them set mean infinity, or no number at all. */
const F16_EXPONENT = 0x7c00;
const BF16_EXPONENT = 0x7f80;

/**
 * The first number that is not finite, or beyond what a float32 holds; null where there is none.
 * Sixteen bits are looked at undecoded: 23 million float16 numbers take some hundredths of a second.
 * @param dtype the format's word; of kinds that are not read here nothing is said
 */
export function firstNotFinite(dtype: string, bytes: Uint8Array): number | null {
  if (dtype === 'F16') {
    const half = halvesOf(bytes).find((bits) => (bits & F16_EXPONENT) === F16_EXPONENT);
    return half === undefined ? null : halfToNumber(half);
  }
  if (dtype === 'BF16') {
    const half = halvesOf(bytes).find((bits) => (bits & BF16_EXPONENT) === BF16_EXPONENT);
    return half === undefined ? null : new Float32Array(Uint32Array.of(half << 16).buffer)[0];
  }
  const exact = { F32: Float32Array, F64: Float64Array }[dtype];
  if (!exact) return null;
  const numbers: Float32Array | Float64Array = new exact(new Uint8Array(bytes).buffer);
  for (const value of numbers) if (!Number.isFinite(Math.fround(value))) return value;
  return null;
}
