/** A stretch of the text, in UTF-16 code units, and why it is marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'from' | 'to' | 'unread';
}

/** The text cut at its marks, in order; `kind` is null between them. Overlapped marks are left out. */
export function markParts(
  text: string,
  marks: readonly Mark[]
): { readonly text: string; readonly kind: Mark['kind'] | null }[] {
  const parts: { text: string; kind: Mark['kind'] | null }[] = [];
  let at = 0;
  for (const { start, end, kind } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start), kind: null });
    parts.push({ text: text.slice(start, end), kind });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null });
  return parts;
}

/**
 * A part as a text area shows it, whatever ended its lines in an address or a file: there "\r" and
 * "\r\n" become "\n" (HTML, "normalize newlines" of its API value).
 */
export const asInField = (part: string): string => part.replace(/\r\n?/g, '\n');
