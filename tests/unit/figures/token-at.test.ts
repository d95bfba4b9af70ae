import { describe, expect, it } from 'vitest';
import { fromField, tokenAt } from '../../../src/lib/figures/token-at';

/** "[CLS] the bank . [SEP]" of "the bank." */
const TOKENS = [
  { start: null, end: null },
  { start: 0, end: 3 },
  { start: 4, end: 8 },
  { start: 8, end: 9 },
  { start: null, end: null }
];

describe('tokenAt', () => {
  it.each([
    ['its first character', 4, 2],
    ['its last', 7, 2],
    ['the end of one that the next begins at', 8, 3],
    ['a space, which belongs to the word before it', 3, 1],
    ['the end of the text', 9, 3]
  ])('finds a token by %s', (_, offset, position) =>
    expect(tokenAt(TOKENS, offset)).toBe(position)
  );

  it('finds none where no token stands in the text', () =>
    expect(tokenAt([{ start: null, end: null }], 0)).toBeNull());
});

describe('fromField', () => {
  it('counts a line end of two characters as one of the field', () => {
    expect(fromField('a\r\nbank', 2)).toBe(3);
    expect(fromField('a\nbank\r', 2)).toBe(2);
  });
});
