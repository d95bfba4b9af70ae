import type { Span } from './spans';

/** What tells the versions of a file apart, as its server says; empty where it says nothing. */
export const versionOf = ({ headers }: Response): string =>
  headers.get('etag') ?? headers.get('last-modified') ?? '';

/**
 * Whether an answer is a part of a file as it was asked for (RFC 9110, 15.3.7): these bytes of so many,
 * not packed.
 */
export function isPart({ status, headers, body }: Response, span: Span, bytes: number): boolean {
  const [, from, to, total] =
    /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  return (
    status === 206 &&
    body !== null &&
    (headers.get('content-encoding') ?? 'identity') === 'identity' &&
    Number(from) === span.start &&
    Number(to) === span.end - 1 &&
    (total === '*' || Number(total) === bytes)
  );
}
