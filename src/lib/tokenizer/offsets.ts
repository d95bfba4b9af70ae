/** A text as the vocabulary spells it, and for each of its code units the place it came from. */
export interface Normalised {
  readonly text: string;
  /** First UTF-16 code unit of the original character, per code unit of `text`. */
  readonly starts: readonly number[];
  /** One past the original character's last UTF-16 code unit, per code unit of `text`. */
  readonly ends: readonly number[];
}

/** A stretch of a text in UTF-16 code units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Normalises a text one code point at a time, so that every code unit of the result knows its origin.
 *
 * Taking code points alone also gives Σ one lower case: JavaScript would spell the last one of a
 * word ς, which the vocabulary was not built with.
 *
 * @param normalise one code point's normal form: it may be empty, or longer than the code point
 */
export function normaliseInPlace(text: string, normalise: (char: string) => string): Normalised {
  let result = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const normal = normalise(char);
    const end = at + char.length;
    for (let i = 0; i < normal.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    result += normal;
    at = end;
  }
  return { text: result, starts, ends };
}

/**
 * Finds each word in the text it was split from.
 *
 * @param words substrings of `text`, in order, with nothing but white space between them
 */
export function locate(text: string, words: readonly string[]): Span[] {
  let from = 0;
  return words.map((word) => {
    const start = text.indexOf(word, from);
    from = start + word.length;
    return { start, end: from };
  });
}

/**
 * Divides a word's span among its pieces, counting the letters of each.
 *
 * A word of one piece goes to that piece entirely, which also serves [UNK], whose own letters say
 * nothing about the word.
 *
 * @param prefix what the vocabulary writes before a piece that continues a word
 */
export function divide(word: Span, pieces: readonly string[], prefix: string): Span[] {
  let end = word.start;
  return pieces.map((piece, i) => {
    const start = end;
    const length = piece.length - (i === 0 ? 0 : prefix.length);
    end = i === pieces.length - 1 ? word.end : start + length;
    return { start, end };
  });
}

/** The place in the original text of a span of the normalised one; the span must not be empty. */
export function original(normalised: Normalised, span: Span): Span {
  return { start: normalised.starts[span.start], end: normalised.ends[span.end - 1] };
}
