import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSitting, encodeSitting } from '../../../src/lib/lesson/forms/code';
import { FORMS } from '../../../src/lib/lesson/forms/questions';
import { someSitting } from './some-sitting';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const put = (code: string, at: number, character: string) =>
  code.slice(0, at) + character + code.slice(at + 1);

describe('the code of a sitting', () => {
  test('has 8 characters that can be dictated, and reads back to the same answers', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const code = encodeSitting(sitting);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(decodeSitting(code)).toEqual(sitting);
      })
    );
  });

  test('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const code = encodeSitting(sitting);
        for (let at = 0; at < code.length; at++) {
          for (const character of ALPHABET) {
            if (character === code[at]) continue;
            expect(decodeSitting(put(code, at, character))).toEqual({ kind: 'mistyped' });
          }
        }
      })
    );
  });

  test('is refused with any two characters in each other’s place', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const code = encodeSitting(sitting);
        for (let a = 0; a < code.length; a++) {
          for (let b = a + 1; b < code.length; b++) {
            if (code[a] === code[b]) continue;
            const swapped = put(put(code, a, code[b]), b, code[a]);
            expect(decodeSitting(swapped)).toEqual({ kind: 'mistyped' });
          }
        }
      })
    );
  });

  test('is refused with any three characters wrong', () => {
    const three = fc.uniqueArray(fc.nat(7), { minLength: 3, maxLength: 3 });
    const added = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 31 })));
    fc.assert(
      fc.property(someSitting, three, added, (sitting, places, steps) => {
        const wrong = places.reduce(
          (code, at, i) => put(code, at, ALPHABET[(ALPHABET.indexOf(code[at]) + steps[i]) % 32]),
          encodeSitting(sitting)
        );
        expect(decodeSitting(wrong)).toEqual({ kind: 'mistyped' });
      })
    );
  });

  test('is read in small letters, in groups, full width, and with look-alikes for 0 and 1', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const code = encodeSitting(sitting);
        const typed = code
          .toLowerCase()
          .replaceAll('0', 'o')
          .replace('1', 'l')
          .replaceAll('1', 'I');
        expect(decodeSitting(` ${typed.slice(0, 4)} ${typed.slice(4)}`)).toEqual(sitting);
        expect(decodeSitting(`${code.slice(0, 4)}–${code.slice(4)}`)).toEqual(sitting);
        const wide = code.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(decodeSitting(wide)).toEqual(sitting);
      })
    );
  });

  test('says what is wrong with what is none', () => {
    expect(decodeSitting('7K3M92Q')).toEqual({ kind: 'length', found: 7 });
    expect(decodeSitting('')).toEqual({ kind: 'length', found: 0 });
    expect(decodeSitting('7K3M9!QX')).toEqual({ kind: 'character', found: '!' });
    expect(decodeSitting('7K3U92QX')).toEqual({ kind: 'character', found: 'U' });
    expect(decodeSitting('🐢')).toEqual({ kind: 'character', found: '🐢' });
    for (const character of ALPHABET)
      expect(decodeSitting(character.repeat(8))).toEqual({ kind: 'mistyped' });
  });

  test('begins with a digit or A to F before the lesson, and with G to Z after it', () => {
    fc.assert(
      fc.property(someSitting, (sitting) => {
        const before = /^[0-9A-F]/.test(encodeSitting(sitting));
        expect(FORMS[before ? 0 : 1]).toBe(sitting.form);
      })
    );
  });
});
