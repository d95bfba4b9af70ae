import { describe, expect, it } from 'vitest';
import { MissingFileError } from '../../../src/lib/checkpoint/errors';
import { NoWordError } from '../../../src/lib/engine/no-word';
import { OwnTextError } from '../../../src/lib/learning/own-text';
import { DivergedError } from '../../../src/lib/learning/trainer';
import { TokenizerError } from '../../../src/lib/tokenizer/error';
import { SealedError } from '../../../src/lib/engine/sealed';
import { BackendError } from '../../../src/lib/transformer/backend';
import { UnsupportedModelError } from '../../../src/lib/transformer/config';
import { CutError } from '../../../src/lib/transformer/cuts';
import { loading, unread } from '../../../src/lib/words/en/problems';
import { errorSentence } from '../../../src/lib/words/en/errors';

const SENTENCES: readonly (readonly [Error, string])[] = [
  [
    new TokenizerError({
      kind: 'field',
      place: 'model.type',
      expected: ['WordPiece'],
      found: { value: '"BPE"' }
    }),
    'Cannot read this tokenizer: model.type should be "WordPiece", but is "BPE".'
  ],
  [
    new TokenizerError({ kind: 'field', place: 'model', expected: 'object', found: 'list' }),
    'Cannot read this tokenizer: model should be an object, but is a list.'
  ],
  [
    new TokenizerError({ kind: 'special', token: '<s>' }),
    'Cannot read this tokenizer: the vocabulary has no <s>.'
  ],
  [
    new UnsupportedModelError({ kind: 'no-object' }),
    'config.json holds no object; it should describe a BERT model.'
  ],
  [
    new UnsupportedModelError({
      kind: 'other',
      key: 'model_type',
      found: 'gpt2',
      expected: 'bert'
    }),
    'config.json says model_type is "gpt2"; this page reads "bert" only.'
  ],
  [
    new UnsupportedModelError({ kind: 'size', key: 'vocab_size', found: undefined }),
    'config.json has vocab_size undefined; a whole number above 0 was expected.'
  ],
  [
    new UnsupportedModelError({
      kind: 'choice',
      key: 'output',
      found: 'x',
      expected: ['sentence', 'next-word']
    }),
    'config.json says riverbank.output is "x"; expected one of sentence, next-word.'
  ],
  [
    new UnsupportedModelError({ kind: 'shared', dModel: 7, nHeads: 2 }),
    'config.json has hidden_size 7, which 2 heads cannot share equally.'
  ],
  [
    new UnsupportedModelError({ kind: 'heads', nHeads: 2, attention: 'dot-product' }),
    'config.json has 2 heads, but attention "dot-product" compares whole vectors: 1 head was expected.'
  ],
  [
    new CutError({ kind: 'no-cut', text: 'x', expected: ['edge', 'head', 'attention', 'mlp'] }),
    '"x" is no cut: it should begin with edge, head, attention or mlp.'
  ],
  [
    new CutError({ kind: 'names', text: 'head', cut: 'head', expected: ['layer', 'head'] }),
    '"head": head takes layer, head, each once.'
  ],
  [
    new CutError({ kind: 'number', text: 'mlp', name: 'layer' }),
    '"mlp": layer= should be a number or *.'
  ],
  [
    new CutError({ kind: 'range', text: 'mlp layer=7', name: 'layer', least: 1, most: 6 }),
    '"mlp layer=7": layer goes from 1 to 6 here.'
  ],
  [
    new CutError({ kind: 'row', layer: 1, head: 4, from: 2 }),
    'Layer 1, head 4: these cuts leave position 2 nothing to look at.'
  ],
  [
    new BackendError({ kind: 'no-webassembly' }),
    'This browser has no WebAssembly, which the model needs to run.'
  ],
  [new BackendError({ kind: 'not-started' }), 'WebAssembly did not start.'],
  [new SealedError({ origin: 'null' }), 'The browser lets no model start in this frame.'],
  [
    new OwnTextError({ kind: 'few', words: 3, least: 64 }),
    'This text has 3 words to guess; 64 at least are needed. Add more lines.'
  ],
  [
    new OwnTextError({ kind: 'short-lines' }),
    'No line has two words; the model learns which word follows others.'
  ],
  [
    new OwnTextError({ kind: 'one-word', word: 'so' }),
    'This text is one word, "so": nothing is left to guess.'
  ],
  [
    new OwnTextError({ kind: 'nothing-twice' }),
    'No word comes twice, so nothing can be learned from this text.'
  ],
  [
    new DivergedError({ loss: Infinity, step: 62, blindGuess: 4.317, backAt: 60 }),
    'The loss was Infinity in step 62; a blind guess has 4.3. Training went back to step 60: a lower learning rate may help.'
  ],
  [new NoWordError({ characters: 1 }), 'it holds no word.']
];

it.each(SENTENCES)('%s', (error, sentence) => {
  expect(errorSentence(error)).toBe(sentence);
});

describe('an error of which no facts are known', () => {
  it('says what its message says', () => {
    expect(errorSentence(new RangeError('too far'))).toBe('too far');
    const named = Object.assign(new Error('as told'), { name: 'GapError' });
    expect(errorSentence(named)).toBe('as told');
    const foreign = Object.assign(new Error('theirs'), { name: 'toString', facts: {} });
    expect(errorSentence(foreign)).toBe('theirs');
  });
  it('may be no error at all', () => {
    expect(errorSentence('a word')).toBe('a word');
  });
});

it('stands within what the page says of a model and of a text', () => {
  const missing = new MissingFileError({ kind: 'memory', file: 'a' });
  expect(loading({ error: missing })).toBe(
    "A file of the model is missing: a is not among the model's files."
  );
  expect(unread(new NoWordError({ characters: 1 }))).toBe(
    'This text was not read: it holds no word. Change it and it is read again.'
  );
});
