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

  // What grows as the square of the length would not end within it.
  it('reads 300 kB of the worst kinds to their end', { timeout: 60_000 }, () => {
    const kinds = ['s', 's'.repeat(99) + ' ', '[', '水', '\u0301', '😀', 'the bank '];
    for (const kind of kinds) {
      const text = kind.repeat(Math.ceil(300_000 / kind.length));
      expect(tokenizer.encode(text).length).toBeGreaterThan(0);
    }
  });
});

/** The small tokenizer with one token more, as its next id. */
function withAdded(flags: object, content = '<loc>') {
  const json = smallTokenizerJson();
  const id = Object.keys(json.model.vocab).length;
  const off = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const more = { id, content, special: false, ...off, ...flags };
  const { encode } = createTokenizer({ ...json, added_tokens: [...json.added_tokens, more] });
  return (text: string) =>
    encode(text)
      .filter((token) => token.id === id)
      .map(({ start, end }) => [start, end]);
}

describe('an added token', () => {
  it.each([{ special: false }, { special: true }])('is found where it is typed: %j', (flags) => {
    expect(withAdded(flags)('the <loc> bank<loc>. <LOC>')).toEqual([
      [4, 9],
      [14, 19]
    ]);
  });

  it('is found in any spelling that is normalised to its own, where it says so', () => {
    expect(withAdded({ normalized: true })('a <LOC>')).toEqual([[2, 7]]);
    expect(withAdded({ normalized: true }, 'Ü')('u ü Ü')).toEqual([
      [0, 1],
      [2, 3],
      [4, 5]
    ]);
  });

  it('is found as a word of its own only, where it says so', () => {
    const text = 'a<loc> <loc>_ <loc>\u0301 (<loc>) <loc>';
    expect(withAdded({ single_word: true })(text)).toEqual([
      [22, 27],
      [29, 34]
    ]);
  });

  it('takes white space along, where it says so', () => {
    expect(withAdded({ lstrip: true })('a  <loc> <loc> b')).toEqual([
      [1, 8],
      [8, 14]
    ]);
    expect(withAdded({ rstrip: true })('a  <loc> <loc> b')).toEqual([
      [3, 9],
      [9, 15]
    ]);
  });

  it('leaves the words around it where they are', () => {
    const json = smallTokenizerJson();
    const id = Object.keys(json.model.vocab).length;
    const loc = { ...json.added_tokens[0], id, content: '<loc>', special: false };
    const { encode } = createTokenizer({ ...json, added_tokens: [...json.added_tokens, loc] });
    const tokens = encode('swimming<loc>Bank').slice(1, -1);
    expect(tokens.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['swim', 0, 4],
      ['##ming', 4, 8],
      ['<loc>', 8, 13],
      ['bank', 13, 17]
    ]);
  });
});

describe('createTokenizer', () => {
  const json = smallTokenizerJson();
  const withModel = (part: object) => ({ ...json, model: { ...json.model, ...part } });

  it.each([{ type: 'Odd' }, null, undefined])(
    'reads a file whatever its decoder: %j',
    (decoder) => {
      const text = 'The bank, swimming.';
      expect(createTokenizer({ ...json, decoder }).encode(text)).toEqual(tokenizer.encode(text));
    }
  );

  it.each([
    [undefined, 'tokenizer.json should be an object, but is missing'],
    ['<!doctype html>', 'tokenizer.json should be an object, but is "<!doctype html>"'],
    [[1], 'tokenizer.json should be an object, but is a list'],
    [{}, 'model should be an object, but is missing'],
    [withModel({ dropout: 0.1 }), 'model.dropout is 0.1; this page does not know that field'],
    [
      { ...json, normalizer: { ...json.normalizer, lowercase: 'yes' } },
      'normalizer.lowercase should be true or false, but is "yes"'
    ],
    [
      { ...json, normalizer: { ...json.normalizer, prepend: '_' } },
      'normalizer.prepend is "_"; this page does not know'
    ],
    [
      { ...json, pre_tokenizer: { type: 'BertPreTokenizer', behavior: 'Isolated' } },
      'pre_tokenizer.behavior is "Isolated"'
    ],
    [
      { ...json, added_tokens: [{ ...json.added_tokens[0], lstrip: undefined }] },
      'added_tokens[0].lstrip should be true or false, but is missing'
    ],
    [
      { ...json, added_tokens: [{ ...json.added_tokens[0], id: 7 }] },
      'added_tokens[0].id should be 0, but is 7'
    ],
    [
      {
        ...json,
        post_processor: {
          ...json.post_processor,
          single: [{ Sequence: { id: 'A', type_id: 1 } }]
        }
      },
      'type_id should be 0, but is 1'
    ],
    [
      {
        ...json,
        post_processor: {
          ...json.post_processor,
          special_tokens: { '[CLS]': { id: '[CLS]', ids: [4], tokens: ['[CLS]'] } }
        }
      },
      'special_tokens["[CLS]"].ids should be 2, but is 4'
    ],
    [
      { ...json, post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 3] } },
      'should be 2'
    ],
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
