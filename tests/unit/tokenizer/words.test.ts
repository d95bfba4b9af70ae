import { expect, it } from 'vitest';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { joinsPrevious } from '../../../src/lib/tokenizer/words';
import { smallTokenizerJson } from './small';

const tokenizer = createTokenizer(smallTokenizerJson());

it('tells the pieces that continue a word from those that begin one', () => {
  const tokens = tokenizer.encode('the swimming bank');
  expect(tokens.map((_, i) => joinsPrevious(tokens, i))).toEqual([
    ...[false, false, false],
    ...[true, false, false]
  ]);
});

it('does not take a typed ## for a piece', () => {
  const tokens = tokenizer.encode('cl##s');
  expect(tokens.some((_, i) => joinsPrevious(tokens, i))).toBe(false);
});
