import { Float16RangeError } from './errors';

/** The largest number that float16 holds. */
const LARGEST = 65_504;
/** From here on numbers round beyond it, halfway to the next power of two. */
const OVERFLOWS = 65_520;

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
