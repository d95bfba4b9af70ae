const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '[', ']', '#', ',', '.', "'"];
const texts = ['the', 'bank', 'swim', '##ming', 'cl', '##s', 'na', '##ive', 'e', 'a', 'b', 'ab'];
const more = ['ο', '##δ', '##ο', '##σ', '水', '\u{20000}', '\u1112', '##\u1161', '##\u11ab'];
const letters = ['un', '##k', 'pad', 'mask', 'sep'];

/** A WordPiece tokenizer.json of a few words, with everything that BERT's has. */
export function smallTokenizerJson() {
  const all = [...words, ...texts, ...more, ...letters];
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
  const one = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    added_tokens: special.map((content) => ({
      id: all.indexOf(content),
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [one('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, one('[SEP]')],
      pair: [],
      special_tokens: {}
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(all.map((word, id) => [word, id]))
    }
  };
}
