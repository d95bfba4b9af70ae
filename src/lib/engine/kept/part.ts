/**
 * The part of a kept file that a Range header asks for (RFC 9110, 14.2), or all of it without one.
 * @param whole an answer with the whole file
 * @param range "bytes=0-99", "bytes=100-" or "bytes=-100"; others, as several parts, get the whole
 */
export async function partOf(whole: Response, range: string | null): Promise<Response> {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first && !last) return whole;
  if (first && last && Number(last) < Number(first)) return whole; // not a range at all
  const bytes = await whole.blob();
  const { size } = bytes;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, size) : size;
  const headers = new Headers(whole.headers);
  if (start >= end) {
    headers.set('content-range', `bytes */${size}`);
    headers.delete('content-length');
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${start}-${end - 1}/${size}`);
  headers.set('content-length', String(end - start));
  return new Response(bytes.slice(start, end), { status: 206, headers });
}
