import { beforeAll, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { findWord, lettersOf, wholeWord } from '../../../src/lib/tokenizer/whole-word';
import type { Tokenizer } from '../../../src/lib/tokenizer/token';

let tokenizer: Tokenizer;
beforeAll(async () => {
  ({ tokenizer } = await openNodeReader('minilm'));
});

it('finds a word wherever it stands whole, whatever its case', () => {
  const text = 'Bank by the bank: a riverbank, banks, bank.';
  const tokens = tokenizer.encode(text);
  const found = findWord(text, tokens, 'bank');
  expect(found.map(([position]) => tokens[position].start)).toEqual([0, 12, 38]);
  expect(findWord(text, tokens, '[CLS]')).toEqual([]);
  expect(findWord(text, tokens, '')).toEqual([]);
});

it('takes a word with all of its pieces, whichever is pointed at', () => {
  const text = 'He was unbelievably slow.';
  const tokens = tokenizer.encode(text);
  const [pieces] = findWord(text, tokens, 'UNBELIEVABLY');
  expect(pieces.length).toBeGreaterThan(1);
  for (const piece of pieces) expect(wholeWord(tokens, piece)).toEqual(pieces);
  expect(lettersOf(text, tokens, pieces)).toBe('unbelievably');
  expect(lettersOf(text, tokens, [0])).toBe('');
});
