import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { KEPT_WORDS, OwnTextError, textLessons } from '../../../src/lib/learning/own-text';
import { tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { Trainer } from '../../../src/lib/learning/trainer';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { said } from '../said';

const WHO = ['el niño', 'la niña', 'el profesor', 'la abuela', 'mi padre'];
const DOES = ['come pan', 'bebe leche', 'lee un libro', 'canta una canción'];
const WHERE = ['en casa.', 'en la escuela.', 'en el parque.', '¿dónde?'];
const SPANISH = WHO.flatMap((who) =>
  DOES.flatMap((does) => WHERE.map((where) => `${who} ${does} ${where}`))
).join('\n');

/** Lines so often that there is enough to learn from. */
const often = (lines: readonly string[]) =>
  Array.from({ length: 80 }, () => lines.join('\n')).join('\n');

/** What of a text is unknown to a learner of that very text. */
function unknownIn(text: string): string[] {
  const { vocabulary } = textLessons(text, 1);
  const { encode } = createTokenizer(tokenizerJson(vocabulary));
  // Typed as it was, and as the vocabulary spells it.
  return [...text.split('\n'), ...vocabulary.words.slice(2)]
    .flatMap(encode)
    .flatMap(({ unknown, name }) => (unknown ? [name] : []));
}

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  fc.constantFrom('[UNK]', '##a', 'İ', 'ß', 'ẞ', 'Σ', 'ﬁ', '한국', '水車', 'é', '½', '👩‍💻', '<b>')
);
/** Two words at least, without which a line is not learned from, and no more than are read of one. */
const line = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => `line ${words.join(' ').replace(/\n/g, ' ')}`);

beforeAll(startNodeBackend);

describe('textLessons', () => {
  it('learns from lines in any language, whole words by white space and punctuation', async () => {
    const lessons = textLessons(SPANISH, 1);
    expect(lessons.vocabulary.words).toEqual(expect.arrayContaining(['nino', 'escuela', '¿', '?']));
    const trainer = new Trainer({ lessons, attention: 'learned', seed: 1, steps: 60 });
    const before = trainer.evaluate();
    while (trainer.step < 60) trainer.advance();
    const after = trainer.evaluate();
    expect(after.loss!).toBeLessThan(0.5 * before.loss!);
    expect(after.accuracy!).toBeGreaterThan(0.3);
    const trace = await trainer.read('La niña canta');
    expect(trace.tokens.map(({ text }) => text)).toEqual(['la', 'nina', 'canta']);
  });

  it('says which lines are held out: every tenth', () => {
    const text = Array.from({ length: 25 }, (_, i) => ` line ${i} of ${i % 3}`).join('\n\nalone\n');
    expect(textLessons(text, 1).lines).toEqual({
      learned: 23,
      heldOut: ['line 9 of 0', 'line 19 of 1']
    });
  });

  it.each([
    ['Chinese', '我在河边的银行游泳。'],
    ['Japanese with kanji', '銀行で泳ぐ人、川の岸。'],
    ['Tamil', 'நான் வங்கியில் நீந்தினேன்'],
    ['Burmese', 'ကျွန်တော် ဘဏ်မှာ ရေကူးတယ်'],
    ['Khmer', 'ខ្ញុំ ហែលទឹក នៅធនាគារ'],
    ['Thai without spaces, more than 100 letters', `ฉัน ${'ว่ายน้ำที่ธนาคาร'.repeat(8)}`],
    ['signs beside words', 'pays £10 at 20°C x→y 3×4 Acme™'],
    ['a zero-width space', 'swim\u200bming bank'],
    ['Persian with a non-joiner', 'می\u200cخواهم کتاب\u200cها'],
    ['an emoji with a joiner', 'the 👩‍💻 swims 👨‍👩‍👧'],
    ['other spaces', 'a\u00a0b\u3000c\u2028d']
  ])('knows every word that it learned when it is typed: %s', (_, text) => {
    expect(unknownIn(often([text]))).toEqual([]);
  });

  it('knows every word that it learned when it is typed, of any lines', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        expect(unknownIn(often(['a line of any words', ...lines]))).toEqual([]);
      }),
      { numRuns: 150 }
    );
  });

  it('keeps the most frequent words and marks the rest unknown', () => {
    const lines = Array.from({ length: 600 }, (_, i) => `word${i} and so on`).join('\n');
    const { vocabulary } = textLessons(lines, 1);
    expect(vocabulary.words).toHaveLength(KEPT_WORDS + 2);
    expect(vocabulary.id('and')).toBeGreaterThan(1);
    expect(vocabulary.words[vocabulary.id('word599')]).toBe('[UNK]');
  });

  it.each([
    ['', 'No line has two words'],
    ['hello\nworld', 'No line has two words'],
    ['no no no\nno no', 'one word'],
    ['every word here is another', 'No word comes twice'],
    ['so little so short', 'at least are needed']
  ])('says what is missing in %j', (text, message) => {
    expect(() => textLessons(text, 1)).toThrow(OwnTextError);
    expect(said(() => textLessons(text, 1))).toContain(message);
  });
});
