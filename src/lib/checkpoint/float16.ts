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

/** The number that 16 bits stand for: 1 of sign, 5 of exponent, 10 of fraction. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
