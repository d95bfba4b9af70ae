/** A stretch of the text, in UTF-16 code units, and why it is marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'from' | 'to' | 'unread' | 'word' | 'alone';
  /** Which token it is, where it can be picked. */
  readonly position?: number;
}

/** A stretch of the text from mark to mark. */
export interface MarkPart {
  readonly text: string;
  readonly kind: Mark['kind'] | null;
  readonly position?: number;
}

/** The text cut at its marks, in order; `kind` is null between them. Overlapped marks are left out. */
export function markParts(text: string, marks: readonly Mark[]): MarkPart[] {
  const parts: MarkPart[] = [];
  let at = 0;
  for (const { start, end, ...mark } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    if (start > at) parts.push({ text: text.slice(at, start), kind: null });
    parts.push({ text: text.slice(start, end), ...mark });
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
