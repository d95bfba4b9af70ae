import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInField, markParts, type Mark } from '../../../src/lib/figures/marks';

describe('markParts', () => {
  it('cuts a text at its marks, in the text’s order', () => {
    const marks: Mark[] = [
      { start: 6, end: 10, kind: 'from' },
      { start: 0, end: 3, kind: 'to' }
    ];
    expect(markParts('the a bank.', marks)).toEqual([
      { text: 'the', kind: 'to' },
      { text: ' a ', kind: null },
      { text: 'bank', kind: 'from' },
      { text: '.', kind: null }
    ]);
  });

  it('leaves out what reaches past the text or over another mark', () => {
    expect(markParts('ab', [{ start: 0, end: 3, kind: 'to' }])).toEqual([
      { text: 'ab', kind: null }
    ]);
    const twice: Mark[] = [
      { start: 0, end: 2, kind: 'from' },
      { start: 0, end: 2, kind: 'to' }
    ];
    expect(markParts('ab', twice)).toEqual([{ text: 'ab', kind: 'from' }]);
  });

  it('loses nothing of the text, whatever the marks', () => {
    const mark = fc.record({
      start: fc.nat(30),
      end: fc.nat(30),
      kind: fc.constantFrom('from' as const, 'to' as const, 'unread' as const)
    });
    const ordered = mark.map(({ start, end, kind }) => ({
      start: Math.min(start, end),
      end: Math.max(start, end),
      kind
    }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(ordered), (text, marks) => {
        const parts = markParts(text, marks);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      })
    );
  });
});

it('a part of a text ends its lines as the field before it shows them', () => {
  expect(asInField('the bank\rof the\r\nriver\n\r\r\n')).toBe('the bank\nof the\nriver\n\n\n');
});
