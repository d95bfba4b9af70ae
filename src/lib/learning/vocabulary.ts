import { CONTINUES } from '../tokenizer/wordpiece';

/** Whole words and their ids. */
export interface Vocabulary {
  /** By id. */
  readonly words: readonly string[];
  id(word: string): number;
}

/** Stands for a word that the vocabulary does not have. */
export const UNKNOWN = '[UNK]';
/** Hugging Face's BERT takes id 0 for padding, and never learns its vector. */
const PADDING = '[PAD]';

/** The vocabulary of these words, each given once, after the two entries that every one has. */
export function createVocabulary(words: readonly string[]): Vocabulary {
  const all = [PADDING, UNKNOWN, ...words];
  const ids = new Map(all.map((word, id) => [word, id]));
  const unknown = all.indexOf(UNKNOWN);
  return { words: all, id: (word) => ids.get(word) ?? unknown };
}

/** The words that can be read and told apart: all but the two entries that every vocabulary has. */
export const realWords = ({ words }: Vocabulary) =>
  words.filter((word) => word !== PADDING && word !== UNKNOWN);

/**
 * A longer word is unknown: Hugging Face's own limit, which scripts without spaces pass, where a
 * whole line may be one word.
 */
const MAX_LETTERS = 100;

/**
 * The vocabulary as a tokenizer.json that Hugging Face and this page read: WordPiece without pieces,
 * so that a word is known whole or not at all, and no special tokens around a text.
 */
export function tokenizerJson({ words }: Vocabulary): object {
  const special = (content: string, id: number) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [PADDING, UNKNOWN].map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: CONTINUES, cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: UNKNOWN,
      continuing_subword_prefix: CONTINUES,
      max_input_chars_per_word: words.reduce(
        (most, word) => Math.max(most, [...word].length),
        MAX_LETTERS
      ),
      vocab: Object.fromEntries(words.map((word, id) => [word, id]))
    }
  };
}
