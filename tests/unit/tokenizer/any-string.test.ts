import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { smallTokenizerJson } from './small';

const tokenizer = createTokenizer(smallTokenizerJson());

const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const typed = fc.constantFrom('[CLS]', '[UNK]', '##', 'bank', 'swimming', ' ', '한', 'ΟΔΟΣ', '😀');
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: codeUnit }),
  fc.string({ unit: fc.oneof(typed, codeUnit, fc.string({ unit: 'grapheme', maxLength: 2 })) })
);

/** What BERT drops: white space, accents, controls, and characters that no Unicode text has. */
const dropped = /[\s\p{M}\p{C}\ufffd]/u;

it('holds for any string: [CLS], tokens that cover the text in order, [SEP]', () => {
  fc.assert(
    fc.property(anyString, (text) => {
      const tokens = tokenizer.encode(text);
      expect(tokens[0]).toMatchObject({ text: '[CLS]', special: true, start: null, end: null });
      expect(tokens.at(-1)).toMatchObject({ text: '[SEP]', special: true, start: null, end: null });

      const inner = tokens.slice(1, -1).map((token) => {
        expect(token.special).toBe(false);
        return { start: token.start as number, end: token.end as number };
      });
      inner.forEach(({ start, end }, i) => {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        const previous = inner[i - 1] ?? { start: 0, end: 0 };
        // Only the parts of one character may lie over each other.
        if (start < previous.end) expect([...text.slice(start, previous.end)]).toHaveLength(1);
        expect(start).toBeGreaterThanOrEqual(previous.start);
        expect(end).toBeGreaterThanOrEqual(previous.end);
      });

      const covered = new Set<number>();
      for (const { start, end } of inner) for (let at = start; at < end; at++) covered.add(at);
      let at = 0;
      for (const char of text) {
        if (!dropped.test(char)) expect(covered.has(at)).toBe(true);
        at += char.length;
      }
    }),
    { numRuns: 2000 }
  );
});
