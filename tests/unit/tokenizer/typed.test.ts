import { describe, expect, it } from 'vitest';
import { languageWords } from '../../../src/lib/learning/language';
import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { unknownWords } from '../../../src/lib/tokenizer/suggest';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { lastTyped } from '../../../src/lib/tokenizer/typed';
import { smallTokenizerJson } from './small';

/** Whole words of the small language, without special tokens around a text. */
const language = createTokenizer(tokenizerJson(createVocabulary(languageWords())));
/** Pieces of words, between [CLS] and [SEP]. */
const pieces = createTokenizer(smallTokenizerJson());

describe('words that a tokenizer does not know', () => {
  it.each([
    ['i ate, grandma', []],
    ['ben went swimming at the bank.', []],
    ['Ben ate,Grandma', []],
    ['i saw a zebra, grandma; zebra', ['zebra', ';']]
  ])('are told apart from marks beside them: %s', (text, unknown) => {
    expect(unknownWords(language.encode(text))).toEqual(unknown);
  });
});

describe('the word typed last', () => {
  const typed = (text: string) => lastTyped(language.encode(text), text);
  it('is the one at the end, known or not', () => {
    expect(typed('i ate, grandma')).toEqual({ word: 'grandma', start: 7, unknown: false });
    expect(typed('i ate,Gran')).toEqual({ word: 'Gran', start: 6, unknown: true });
    expect(typed('at the bank.')).toEqual({ word: '.', start: 11, unknown: false });
  });
  it('is none after white space, in an empty text, or in one longer than what was read', () => {
    expect(typed('i ate ')).toBeNull();
    expect(typed('')).toBeNull();
    expect(lastTyped(language.encode('i at'), 'i ate')).toBeNull();
  });
  it('has all of its pieces, and no special token', () => {
    const text = 'the swimming';
    expect(lastTyped(pieces.encode(text), text)).toMatchObject({ word: 'swimming', start: 4 });
  });
});
