import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spans, type Span } from '../../../src/lib/checkpoint/spans';

const SIZE = 40;
const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(SIZE), fc.nat(SIZE))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
/** Byte by byte. */
const covered = (spans: Iterable<Span>) => {
  const all = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at++) all.add(at);
  return all;
};

describe('Spans', () => {
  it('holds what was added, each byte once, in order and in as few spans as there can be', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (added) => {
        const spans = new Spans(added);
        const list = [...spans];
        expect(covered(list)).toEqual(covered(added));
        expect(spans.bytes).toBe(covered(added).size);
        list.slice(1).forEach(({ start }, i) => expect(start).toBeGreaterThan(list[i].end));
      })
    );
  });

  it('tells what of a span is missing, in order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), span, (added, asked) => {
        const here = covered(added);
        const missing = new Spans(added).missing(asked);
        expect([...covered(missing)]).toEqual(
          [...covered([asked])].filter((byte) => !here.has(byte))
        );
        missing.forEach(({ start, end }) => expect(end).toBeGreaterThan(start));
      })
    );
  });
});
