import { afterEach, expect, it, vi } from 'vitest';
import { KINDS } from '../../../src/lib/tokenizer/kinds';
import type { Tokenizer } from '../../../src/lib/tokenizer/token';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { said } from '../said';
import { smallTokenizerJson } from './small';

const json = smallTokenizerJson();
const ofKind = (type: unknown) => ({ ...json, model: { ...json.model, type } });

afterEach(() => vi.restoreAllMocks());

it.each(Object.keys(KINDS))('hands a file of kind %s to its own maker', (kind) => {
  const made: Tokenizer = { encode: () => [], words: [] };
  const maker = vi.spyOn(KINDS as Record<string, (json: unknown) => Tokenizer>, kind);
  maker.mockReturnValue(made);
  expect(createTokenizer(ofKind(kind))).toBe(made);
  expect(maker).toHaveBeenCalledWith(ofKind(kind));
});

it.each(['Unigram', 'constructor', undefined])('refuses a kind not in the table: %s', (type) => {
  const sentence = said(() => createTokenizer(ofKind(type)));
  expect(sentence).toContain('model.type should be "WordPiece", but is');
});
