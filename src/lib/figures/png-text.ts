/** After a PNG's signature and its first chunk, whose data has 13 bytes: text may stand from here. */
const AFTER_HEADER = 8 + 12 + 13;
/** CRC-32 (ISO 3309) as PNG has it: reflected, by this polynomial. */
const POLYNOMIAL = 0xedb88320;

/**
 * A PNG file that says something of itself, as international text (PNG, third edition, 11.3.3.4).
 * @param entries keyword and text; keywords are of Latin-1, as "Title" and "Description"
 */
export async function withText(
  png: Blob,
  entries: Readonly<Record<string, string>>
): Promise<Blob> {
  const chunks = Object.entries(entries).map(([keyword, text]) =>
    // Not compressed, in no language, with no translated keyword.
    chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`))
  );
  return new Blob([png.slice(0, AFTER_HEADER), ...chunks, png.slice(AFTER_HEADER)], {
    type: 'image/png'
  });
}

/** Length, type, data and checksum of the latter two. */
function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32 of some bytes, an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
