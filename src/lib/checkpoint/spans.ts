/** Bytes of a file: the first, and one past the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Bytes of a file that are there: spans in order, none of which touches another. */
export class Spans {
  #list: readonly Span[] = [];

  constructor(spans: Iterable<Span> = []) {
    for (const span of spans) this.add(span);
  }

  /** How many bytes there are. */
  get bytes(): number {
    return this.#list.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  [Symbol.iterator](): Iterator<Span> {
    return this.#list[Symbol.iterator]();
  }

  add(span: Span): void {
    if (span.start >= span.end) return;
    const apart = (other: Span) => other.end < span.start || span.end < other.start;
    const joined = this.#list.filter((other) => !apart(other));
    const start = Math.min(span.start, ...joined.map((other) => other.start));
    const end = Math.max(span.end, ...joined.map((other) => other.end));
    this.#list = [
      ...this.#list.filter((other) => other.end < start),
      { start, end },
      ...this.#list.filter((other) => other.start > end)
    ];
  }

  /** What of a span is not there, in order. */
  missing({ start, end }: Span): Span[] {
    const gaps: Span[] = [];
    let at = start;
    for (const there of this.#list) {
      if (there.start >= end) break;
      if (there.start > at) gaps.push({ start: at, end: there.start });
      at = Math.max(at, there.end);
    }
    if (at < end) gaps.push({ start: at, end });
    return gaps;
  }
}
