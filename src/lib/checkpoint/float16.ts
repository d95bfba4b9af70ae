import { Float16RangeError } from './errors';

/** The largest number that float16 holds. */
const LARGEST = 65_504;
/** From here on numbers round beyond it, halfway to the next power of two. */
const OVERFLOWS = 65_520;

/** What each of the 65,536 float16 bit patterns is worth; made when first asked for. */
let table: Float32Array | null = null;

/** A view on the bytes; a copy where they begin at an odd address, which typed arrays refuse. */
export function halvesOf(bytes: Uint8Array): Uint16Array {
  const even = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint16Array(even.buffer, even.byteOffset, even.byteLength / 2);
}

/** bfloat16 is the upper half of a float32. */
export function fromBfloat16(halves: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
}

/**
 * Float16 bit patterns as float32 numbers: one look-up each.
 * @param values where they go, as many as there are patterns
 */
export function fromFloat16(
  halves: Uint16Array,
  values: Float32Array = new Float32Array(halves.length)
): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => halfToNumber(bits));
  const worth = table;
  for (let i = 0; i < halves.length; i++) values[i] = worth[halves[i]];
  return values;
}

/**
 * Numbers as float16 bit patterns, rounded to nearest, ties to even.
 * @param name the weight that they are
 * @throws Float16RangeError when a number is not finite or rounds beyond 65,504
 */
export function toFloat16(values: Float32Array, name: string): Uint16Array {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const bits = numberToHalf(values[i]);
    if ((bits & 0x7c00) === 0x7c00) {
      throw new Float16RangeError({ tensor: name, value: values[i], most: LARGEST });
    }
    halves[i] = bits;
  }
  return halves;
}

/** Whether `toFloat16` takes these numbers. */
export const fitsFloat16 = (values: Float32Array): boolean =>
  values.every((value) => Math.abs(value) < OVERFLOWS);

/** The number that 16 bits stand for: 1 of sign, 5 of exponent, 10 of fraction. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** The float16 nearest to a float32, ties to even; infinity from 65,520 on. */
export function numberToHalf(value: number): number {
  scratch[0] = value;
  const sign = (scratchBits[0] >>> 16) & 0x8000;
  const magnitude = scratchBits[0] & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // not a number
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // 65,520, halfway to the next power of two
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(scratch[0]) * 2 ** 24); // subnormal
  const rebased = magnitude - 0x38000000; // exponent counted from 15 instead of 127
  return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
}

function roundToEven(value: number): number {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
}
