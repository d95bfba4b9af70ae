/** Where a token stands in its text, in UTF-16 code units; null for one that no text has. */
interface Placed {
  readonly start: number | null;
  readonly end: number | null;
}

/** The token that stands at a place of the text, or the nearest one; null where there is none. */
export function tokenAt(tokens: readonly Placed[], offset: number): number | null {
  let [nearest, least] = [null as number | null, Infinity];
  tokens.forEach(({ start, end }, position) => {
    if (start === null || end === null) return;
    // A place is before the character that it counts: the end of a token is not within it.
    const away = offset < start ? start - offset : Math.max(0, offset - end + 1);
    if (away < least) [nearest, least] = [position, away];
  });
  return nearest;
}

/** A place of the text from one of the field, which has each line end as one character. */
export function fromField(text: string, place: number): number {
  let offset = 0;
  for (let at = 0; at < place; at++) offset += text.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}
