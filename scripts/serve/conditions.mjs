/**
 * What a browser may keep a file under. A file is replaced whole, so size and time tell its
 * versions apart.
 *
 * @param {import('node:fs').Stats} stats
 * @returns {{ etag: string, modified: string }}
 */
export const versionOf = ({ size, mtime }) => ({
  etag: `"${size.toString(16)}-${mtime.getTime().toString(16)}"`,
  modified: mtime.toUTCString()
});

/**
 * Whether what a browser has kept still holds (RFC 9110, 13.2.2): a tag counts before a date.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {ReturnType<typeof versionOf>} version
 */
export function isUnchanged(headers, { etag, modified }) {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Date.parse(modified) <= since; // false for no date
}

/**
 * The part of a file that is asked for (RFC 9110, 14.2): first and last byte, both included.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {number} size bytes of the whole
 * @param {ReturnType<typeof versionOf>} version
 * @returns {{ start: number, end: number } | 'whole' | 'unsatisfiable'} several parts, or parts of
 *   another version, get the whole
 */
export function rangeOf(headers, size, { etag, modified }) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const wanted = headers['if-range'];
  if ((!first && !last) || (wanted && wanted !== etag && wanted !== modified)) return 'whole';
  if (!first) {
    const length = Math.min(Number(last), size);
    return length > 0 ? { start: size - length, end: size - 1 } : 'unsatisfiable';
  }
  const start = Number(first);
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  if (last && Number(last) < start) return 'whole'; // not a range at all
  return start < size ? { start, end } : 'unsatisfiable';
}
