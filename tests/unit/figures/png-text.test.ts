import { describe, expect, it } from 'vitest';
import { crc32, withText } from '../../../src/lib/figures/png-text';

describe('text in a PNG', () => {
  it('has the checksum of ISO 3309', () => {
    // The check value of CRC-32, and that of a PNG's empty last chunk.
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082);
  });

  it('stands between the first chunk and the others, in UTF-8', async () => {
    const [header, rest] = [new Uint8Array(33).fill(7), new Uint8Array([1, 2, 3])];
    const file = await withText(new Blob([header, rest]), { Title: 'čluň' });
    const bytes = Buffer.from(await file.arrayBuffer());
    expect([...bytes.subarray(0, 33)]).toEqual([...header]);
    expect([...bytes.subarray(-3)]).toEqual([1, 2, 3]);
    const chunk = bytes.subarray(33, -3);
    expect(chunk.readUInt32BE(0)).toBe(chunk.length - 12);
    expect(chunk.toString('utf8', 4, chunk.length - 4)).toBe('iTXtTitle\0\0\0\0\0čluň');
    expect(chunk.readUInt32BE(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
  });
});
