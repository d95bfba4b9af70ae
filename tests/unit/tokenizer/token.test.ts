import { expect, it } from 'vitest';
import { areWords } from '../../../src/lib/tokenizer/token';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { smallTokenizerJson } from './small';

const tokenizer = createTokenizer(smallTokenizerJson());

it('tells the pieces that continue a word from those that begin one', () => {
  const tokens = tokenizer.encode('the swimming bank');
  expect(tokens.map(({ continues }) => continues)).toEqual([
    ...[false, false, false],
    ...[true, false, false]
  ]);
});

it('does not take a typed ## for a piece', () => {
  const tokens = tokenizer.encode('cl##s');
  expect(tokens.some(({ continues }) => continues)).toBe(false);
});

it('knows its letters: the vocabulary’s without ##, the text’s own where it is unknown', () => {
  const names = tokenizer.encode('Swimming, Zebra').map(({ name }) => name);
  expect(names).toEqual(['[CLS]', 'swim', 'ming', ',', 'Zebra', '[SEP]']);
});

it('is unknown where the vocabulary cannot spell it, and only there', () => {
  const unknown = tokenizer.encode('the zebra [UNK] 😀').filter((token) => token.unknown);
  expect(unknown.map(({ name }) => name)).toEqual(['zebra', '😀']);
});

it('are words where none is a piece, a mark or special', () => {
  const words = (text: string) =>
    areWords(tokenizer.encode(text).filter(({ special }) => !special));
  expect(words('the bank')).toBe(true);
  expect(words('the bank .')).toBe(false);
  expect(words('the swimming bank')).toBe(false);
  expect(areWords(tokenizer.encode('the bank'))).toBe(false);
});
