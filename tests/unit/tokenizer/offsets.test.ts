import { expect, it } from 'vitest';
import { divide, locate, normaliseInPlace, original } from '../../../src/lib/tokenizer/offsets';

it('remembers where each normalised code unit came from', () => {
  const drop = (char: string) => (char === 'x' ? '' : char === 'ß' ? 'ss' : char);
  const normalised = normaliseInPlace('aßx😀', drop);
  expect(normalised.text).toBe('ass😀');
  expect(normalised.starts).toEqual([0, 1, 1, 3, 3]);
  expect(normalised.ends).toEqual([1, 2, 2, 5, 5]);
  expect(original(normalised, { start: 2, end: 5 })).toEqual({ start: 1, end: 5 });
});

it('finds repeated words one after the other', () => {
  expect(locate(' a ab a', ['a', 'ab', 'a'])).toEqual([
    { start: 1, end: 2 },
    { start: 3, end: 5 },
    { start: 6, end: 7 }
  ]);
});

it('divides a word among its pieces and gives a lone piece all of it', () => {
  expect(divide({ start: 4, end: 9 }, ['un', '##known'], '##')).toEqual([
    { start: 4, end: 6 },
    { start: 6, end: 9 }
  ]);
  expect(divide({ start: 4, end: 20 }, ['[UNK]'], '##')).toEqual([{ start: 4, end: 20 }]);
});
