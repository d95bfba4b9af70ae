import { expect, it } from 'vitest';
import { KINDS } from '../../../src/lib/tokenizer/kinds';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { smallTokenizerJson } from './small';

const json = smallTokenizerJson();

it.each(Object.keys(KINDS))('hands a file of kind %s to its maker', (kind) => {
  const other = { ...json, model: { ...json.model, type: kind } };
  expect(() => createTokenizer(other)).not.toThrow('model.type');
});

it.each(['Unigram', 'constructor', undefined])(
  'refuses a kind that is not in the table: %s',
  (type) => {
    const other = { ...json, model: { ...json.model, type } };
    expect(() => createTokenizer(other)).toThrow('model.type should be "WordPiece", but is');
  }
);
