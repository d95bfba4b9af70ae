import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { KEPT_WORDS, OwnTextError, textLessons } from '../../../src/lib/learning/own-text';
import { Trainer } from '../../../src/lib/learning/trainer';
import { said } from '../said';

const WHO = ['el niño', 'la niña', 'el profesor', 'la abuela', 'mi padre'];
const DOES = ['come pan', 'bebe leche', 'lee un libro', 'canta una canción'];
const WHERE = ['en casa.', 'en la escuela.', 'en el parque.', '¿dónde?'];
const SPANISH = WHO.flatMap((who) =>
  DOES.flatMap((does) => WHERE.map((where) => `${who} ${does} ${where}`))
).join('\n');

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
