import { describe, expect, it } from 'vitest';
import { TokenizerError } from '../../../src/lib/tokenizer/error';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';
import { said } from '../said';
import { smallTokenizerJson } from './small';

const tokenizer = createTokenizer(smallTokenizerJson());

/** The tokens between [CLS] and [SEP], each as spelling, start and end. */
function inner(text: string): [string, number | null, number | null][] {
  const tokens = tokenizer.encode(text).slice(1, -1);
  return tokens.map((token) => [token.text, token.start, token.end]);
}

describe('encode', () => {
  it('puts [CLS] and [SEP], which have no place, around the text', () => {
    const { vocab } = smallTokenizerJson().model;
    const within = { start: null, end: null, continues: false, unknown: false };
    const special = (text: string) => ({ text, name: text, ...within, special: true });
    expect(tokenizer.encode('')).toEqual([
      { ...special('[CLS]'), id: vocab['[CLS]'] },
      { ...special('[SEP]'), id: vocab['[SEP]'] }
    ]);
  });

  it('gives each piece of a word its own letters', () => {
    expect(inner('The bank, swimming.')).toEqual([
      ['the', 0, 3],
      ['bank', 4, 8],
      [',', 8, 9],
      ['swim', 10, 14],
      ['##ming', 14, 18],
      ['.', 18, 19]
    ]);
  });

  it('gives an unknown word one token, in UTF-16 code units', () => {
    expect(inner('😀😀 the zebra')).toEqual([
      ['[UNK]', 0, 4],
      ['the', 5, 8],
      ['[UNK]', 9, 14]
    ]);
  });

  it('counts an accent to its letter, written together or apart', () => {
    const pieces = [
      ['na', 0, 2],
      ['##ive', 2, 5]
    ];
    expect(inner('naïve')).toEqual(pieces);
    expect(inner('nai\u0308ve')).toEqual([pieces[0], ['##ive', 2, 6]]);
  });

  it('lets pieces share a character that the vocabulary takes apart', () => {
    expect(inner('한')).toEqual([
      ['\u1112', 0, 1],
      ['##\u1161', 0, 1],
      ['##\u11ab', 0, 1]
    ]);
  });

  it('spells a sigma at the end of a word as any other', () => {
    expect(inner('ΟΔΟΣ').map(([text]) => text)).toEqual(['ο', '##δ', '##ο', '##σ']);
  });

  it('makes each ideograph a word, beyond U+FFFF too', () => {
    expect(inner('a水\u{20000}b')).toEqual([
      ['a', 0, 1],
      ['水', 1, 2],
      ['\u{20000}', 2, 4],
      ['b', 4, 5]
    ]);
  });

  it('skips what BERT drops: NUL, lone surrogates, zero-width space', () => {
    expect(inner('a\0\ud800b')).toEqual([['ab', 0, 4]]);
    expect(inner('\ud83d\u200b\ude00')).toEqual([]);
  });

  it('reads a typed special token as text', () => {
    expect(inner('[CLS] [UNK]')).toEqual([
      ['[', 0, 1],
      ['cl', 1, 3],
      ['##s', 3, 4],
      [']', 4, 5],
      ['[', 6, 7],
      ['un', 7, 9],
      ['##k', 9, 10],
      [']', 10, 11]
    ]);
    for (const typed of ['[SEP]', '[MASK]', '[PAD]']) {
      expect(inner(typed).map(([text]) => text)).toEqual([
        '[',
        typed.slice(1, -1).toLowerCase(),
        ']'
      ]);
    }
  });

  it('takes a word of more than 100 letters as unknown', () => {
    expect(inner('s'.repeat(101))).toEqual([['[UNK]', 0, 101]]);
  });

  it('has the special tokens of the file, and none without a post-processor', () => {
    const json = { ...smallTokenizerJson(), post_processor: null };
    expect(
      createTokenizer(json)
        .encode('the bank')
        .map((token) => token.text)
    ).toEqual(['the', 'bank']);
  });

  it('reads 100 kB of the worst kinds in less than a second each', () => {
    const kinds = ['s', 's'.repeat(99) + ' ', '[', '水', '\u0301', '😀', 'the bank '];
    for (const kind of kinds) {
      const text = kind.repeat(Math.ceil(100_000 / kind.length));
      const start = performance.now();
      tokenizer.encode(text);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});

describe('createTokenizer', () => {
  const json = smallTokenizerJson();
  const withModel = (part: object) => ({ ...json, model: { ...json.model, ...part } });

  it.each([
    [undefined, 'tokenizer.json should be an object, but is missing'],
    ['<!doctype html>', 'tokenizer.json should be an object, but is "<!doctype html>"'],
    [[1], 'tokenizer.json should be an object, but is a list'],
    [{}, 'model should be an object, but is missing'],
    [withModel({ type: 'BPE' }), 'model.type should be "WordPiece", but is "BPE"'],
    [withModel({ vocab: null }), 'model.vocab should be an object, but is null'],
    [
      withModel({ vocab: { a: 1.5 } }),
      'model.vocab["a"] should be a whole number from 0, but is 1.5'
    ],
    [withModel({ unk_token: 'constructor' }), 'model.unk_token should be a word of the vocabulary'],
    [withModel({ continuing_subword_prefix: '@@' }), 'should be "##", but is "@@"'],
    [withModel({ max_input_chars_per_word: '9' }), 'should be a whole number from 0, but is "9"'],
    [{ ...json, normalizer: { type: 'NFKC' } }, 'normalizer.type should be "BertNormalizer"'],
    [{ ...json, pre_tokenizer: null }, 'pre_tokenizer should be an object, but is null'],
    [{ ...json, added_tokens: undefined }, 'added_tokens should be a list, but is missing'],
    [{ ...json, added_tokens: [null] }, 'Cannot read this tokenizer'],
    [{ ...json, post_processor: { type: 'Odd' } }, 'Odd'],
    [
      { ...json, post_processor: { type: 'BertProcessing', cls: ['<s>', 0], sep: ['[SEP]', 3] } },
      'the vocabulary has no <s>'
    ]
  ])('refuses %j', (arrived, message) => {
    const create = () => createTokenizer(arrived);
    expect(create).toThrow(TokenizerError);
    expect(said(create)).toContain(message);
  });
});
