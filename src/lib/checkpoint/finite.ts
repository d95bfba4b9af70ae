import { halfToNumber, halvesOf } from './float16';

/** The exponent bits of 16-bit numbers; all of them set mean infinity, or no number at all. */
const F16_EXPONENT = 0x7c00;
const BF16_EXPONENT = 0x7f80;

/**
 * The first number that is not finite, or beyond what a float32 holds; null where there is none.
 * Sixteen bits are looked at undecoded: of 23 million it takes some hundredths of a second.
 * @param dtype the format's word; of kinds that are not read here nothing is said
 */
export function firstNotFinite(dtype: string, bytes: Uint8Array): number | null {
  if (dtype === 'F16') {
    const half = firstWith(F16_EXPONENT, halvesOf(bytes));
    return half === null ? null : halfToNumber(half);
  }
  if (dtype === 'BF16') {
    const half = firstWith(BF16_EXPONENT, halvesOf(bytes));
    return half === null ? null : new Float32Array(Uint32Array.of(half << 16).buffer)[0];
  }
  const exact = { F32: Float32Array, F64: Float64Array }[dtype];
  if (!exact) return null;
  const numbers: Float32Array | Float64Array = new exact(new Uint8Array(bytes).buffer);
  for (const value of numbers) if (!Number.isFinite(Math.fround(value))) return value;
  return null;
}

/** The first half with all of these bits. A callback for each would take ten times as long. */
function firstWith(bits: number, halves: Uint16Array): number | null {
  for (let i = 0; i < halves.length; i++) if ((halves[i] & bits) === bits) return halves[i];
  return null;
}
