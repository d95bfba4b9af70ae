import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapped } from '../../../src/lib/figures/wrapped';

/** A font in which a capital is twice as wide as other letters. */
const width = (line: string) =>
  Array.from(line).reduce((sum, letter) => sum + (/\p{Lu}/u.test(letter) ? 2 : 1), 0);
const upTo = (most: number) => (line: string) => width(line) <= most;

describe('wrapped', () => {
  it('leaves a text on one line where it fits', () => {
    expect(wrapped('a bank by a river', upTo(17))).toEqual(['a bank by a river']);
  });

  it('breaks at spaces, by what is measured and not by how many characters there are', () => {
    expect(wrapped('swimming at the bank', upTo(12))).toEqual(['swimming at', 'the bank']);
    expect(wrapped('SWIMMING AT THE BANK', upTo(24))).toEqual(['SWIMMING AT', 'THE BANK']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrapped('abcdefgh', upTo(5))).toEqual(['abcde', 'fgh']);
  });

  it('ends the third line with an ellipsis where there is more', () => {
    expect(wrapped('abcdefghijklmnopqrstuvwxyz', upTo(5))).toEqual(['abcde', 'fghij', 'klmn…']);
  });

  it('keeps a letter with its accents', () => {
    expect(wrapped('e\u0301'.repeat(3), (line) => line.length <= 3)).toEqual([
      'e\u0301',
      'e\u0301',
      'e\u0301'
    ]);
  });

  it('has no line that does not fit, whatever the text', () => {
    const letters = (line: string) => [...new Intl.Segmenter().segment(line)].length;
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (text, most) =>
        wrapped(text, (line) => letters(line) <= most).every((line) => letters(line) <= most)
      )
    );
  });
});
