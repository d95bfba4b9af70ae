import { describe, expect, it } from 'vitest';
import { TokenizerError } from '../../../src/lib/tokenizer/error';
import { overrule, type Overruling } from '../../../src/lib/tokenizer/overrule';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { said } from '../said';
import { smallTokenizerJson } from './small';

const json = smallTokenizerJson();
const next = Object.keys(json.model.vocab).length;
const none: Overruling = { config: null, specials: null, added: null };
const loc = { content: '<loc>', single_word: false, lstrip: false, rstrip: false };

describe('overrule', () => {
  it('hands tokenizer.json on where nothing else is said', () => {
    expect(overrule(json, none)).toBe(json);
    expect(overrule(json, { ...none, config: {} })).toBe(json);
    const plain = {
      do_lower_case: true,
      extra_special_tokens: {},
      cls_token: '[CLS]',
      model_max_length: 512
    };
    expect(overrule(json, { ...none, config: plain, specials: { sep_token: '[SEP]' } })).toBe(json);
  });

  it('takes letters, accents and ideographs from tokenizer_config.json', () => {
    const config = { do_lower_case: false, strip_accents: true, tokenize_chinese_chars: false };
    const normalizer = { lowercase: false, strip_accents: true, handle_chinese_chars: false };
    expect(overrule(json, { ...none, config })).toMatchObject({ normalizer });
  });

  it.each([
    ['added_tokens_decoder', { ...none, config: { added_tokens_decoder: { [next]: loc } } }],
    ['a list of special tokens', { ...none, config: { extra_special_tokens: ['<loc>'] } }],
    ['an object of them', { ...none, config: { extra_special_tokens: { place: '<loc>' } } }],
    ['an older list', { ...none, specials: { additional_special_tokens: [loc] } }],
    ['added_tokens.json', { ...none, added: { '<loc>': next } }]
  ])('adds a token that is named by %s', (_, files) => {
    const { encode } = createTokenizer(overrule(json, files));
    expect(encode('the <loc>').map(({ id }) => id)).toContain(next);
  });

  it.each([
    [{ config: { tokenizer_class: 'BertJapaneseTokenizer' } }, 'tokenizer_class should be'],
    [{ config: { cls_token: '[MASK]' } }, 'cls_token should be "[CLS]", but is "[MASK]"'],
    [{ config: { unk_token: { content: '[PAD]' } } }, 'unk_token should be "[UNK]"'],
    [{ specials: { sep_token: '[PAD]' } }, 'sep_token should be "[SEP]"'],
    [{ config: { do_lower_case: 'no' } }, 'do_lower_case should be true or false, but is "no"'],
    [{ config: { word_tokenizer_type: 'mecab' } }, 'word_tokenizer_type is "mecab"'],
    [{ config: { auto_map: { AutoTokenizer: ['a'] } } }, 'auto_map is an object'],
    [
      { config: { added_tokens_decoder: { 0: { ...loc, content: '[PAD]', lstrip: true } } } },
      'say different things of "[PAD]"'
    ],
    [{ added: { '[PAD]': 3 } }, 'added_tokens.json: [PAD] should be 0, but is 3']
  ])('refuses %j, naming the field', (files, message) => {
    const run = () => overrule(json, { ...none, ...files });
    expect(run).toThrow(TokenizerError);
    expect(said(run)).toContain(message);
  });
});
