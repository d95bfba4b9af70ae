import { CorruptFileError } from './errors';
import type { FileFacts } from './files';

/**
 * Checks that a file is the one that the index describes.
 * @throws CorruptFileError when its length or its SHA-256 differs
 */
export async function verify(name: string, bytes: Uint8Array, facts?: FileFacts): Promise<void> {
  if (!facts) return;
  if (bytes.length !== facts.bytes) {
    throw new CorruptFileError({
      kind: 'length',
      file: name,
      bytes: bytes.length,
      expected: facts.bytes
    });
  }
  const found = await sha256([bytes]);
  if (found !== null && found !== facts.sha256) {
    throw new CorruptFileError({ kind: 'content', file: name, found, expected: facts.sha256 });
  }
}

/**
 * SHA-256 of byte strings put end to end, in hexadecimal.
 * Null where there is no crypto.subtle: browsers offer it to https and localhost only.
 */
export async function sha256(parts: readonly Uint8Array[]): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const whole = parts.length === 1 ? (parts[0] as Uint8Array<ArrayBuffer>) : concat(parts);
  const digest = await subtle.digest('SHA-256', whole);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Byte strings put end to end in one piece of memory. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
