import { checkAddedTokens, type AddedToken } from './added-tokens';
import { expect, expectBoolean, expectOnly, expectType, fields } from './expect';
import { CONTINUES } from './wordpiece';

/** The parts of a checked tokenizer.json that we read ourselves; the library reads the rest. */
export interface BertWordPieceJson {
  readonly added_tokens: readonly AddedToken[];
  readonly normalizer: {
    readonly type: 'BertNormalizer';
    readonly handle_chinese_chars: boolean;
  } | null;
  readonly post_processor?: unknown;
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly unk_token: string;
    readonly max_input_chars_per_word: number;
  };
}

/** Fields of the file; of these, truncation, padding and decoder do nothing to one text's tokens. */
const PARTS = [
  ...['version', 'truncation', 'padding', 'decoder', 'added_tokens', 'normalizer'],
  ...['pre_tokenizer', 'post_processor', 'model']
];
const NORMALIZER_FLAGS = ['clean_text', 'handle_chinese_chars', 'lowercase'];
const MODEL = [
  ...['type', 'vocab', 'unk_token', 'continuing_subword_prefix', 'max_input_chars_per_word']
];

/**
 * Checks that a parsed tokenizer.json with a WordPiece model splits words as BERT does.
 *
 * Other normalisers or pre-tokenizers are refused: our offsets rest on characters being normalised
 * one by one, and a tokenizer that is nearly right would be worse than none. So is every field that
 * is not known here.
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
  expectOnly(model, 'model', MODEL);
  expectType(file.pre_tokenizer, 'pre_tokenizer', 'BertPreTokenizer');
  expectOnly(fields(file.pre_tokenizer, 'pre_tokenizer'), 'pre_tokenizer', ['type']);
  if (file.normalizer !== null) checkNormalizer(file.normalizer);
  checkAddedTokens(file.added_tokens, vocab as Record<string, number>);
  expectOnly(file, '', PARTS);
  return json as BertWordPieceJson;
}

function checkNormalizer(part: unknown): void {
  expectType(part, 'normalizer', 'BertNormalizer');
  const options = fields(part, 'normalizer');
  for (const flag of NORMALIZER_FLAGS) expectBoolean(options[flag], `normalizer.${flag}`);
  const accents = options.strip_accents ?? null;
  if (accents !== null) expectBoolean(accents, 'normalizer.strip_accents');
  expectOnly(options, 'normalizer', ['type', 'strip_accents', ...NORMALIZER_FLAGS]);
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
