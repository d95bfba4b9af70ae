import { expect, expectType, fields } from './expect';
import { CONTINUES } from './wordpiece';

/** The parts of a checked tokenizer.json that we read ourselves; the library reads the rest. */
export interface BertWordPieceJson {
  readonly normalizer: { readonly handle_chinese_chars?: unknown } | null;
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly unk_token: string;
    readonly max_input_chars_per_word: number;
  };
}

/**
 * Checks that a parsed tokenizer.json with a WordPiece model splits words as BERT does.
 *
 * Other normalisers or pre-tokenizers are refused: our offsets rest on characters being normalised
 * one by one, and a tokenizer that is nearly right would be worse than none.
 *
 * @throws {TokenizerError} naming the field, what was expected and what arrived
 */
export function checkBertWordPiece(json: unknown): BertWordPieceJson {
  const file = fields(json, 'tokenizer.json');
  const model = fields(file.model, 'model');
  const prefix = model.continuing_subword_prefix;
  expect(prefix === CONTINUES, 'model.continuing_subword_prefix', [CONTINUES], prefix);
  const vocab = fields(model.vocab, 'model.vocab');
  const [word, id] = Object.entries(vocab).find(([, id]) => !isWhole(id)) ?? ['', 0];
  expect(isWhole(id), `model.vocab[${JSON.stringify(word)}]`, 'count', id);
  const letters = model.max_input_chars_per_word;
  expect(isWhole(letters), 'model.max_input_chars_per_word', 'count', letters);
  const unknown = model.unk_token;
  const known = typeof unknown === 'string' && Object.hasOwn(vocab, unknown);
  expect(known, 'model.unk_token', 'word', unknown);
  expectType(file.pre_tokenizer, 'pre_tokenizer', 'BertPreTokenizer');
  if (file.normalizer !== null) expectType(file.normalizer, 'normalizer', 'BertNormalizer');
  expect(Array.isArray(file.added_tokens), 'added_tokens', 'list', file.added_tokens);
  return json as BertWordPieceJson;
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
