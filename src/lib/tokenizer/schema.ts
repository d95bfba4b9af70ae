import { TokenizerError } from './error';
import { CONTINUES } from './wordpiece';

/** The parts of a checked tokenizer.json that we read ourselves; the library reads the rest. */
export interface TokenizerJson {
  readonly normalizer: { readonly handle_chinese_chars?: unknown } | null;
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly unk_token: string;
    readonly max_input_chars_per_word: number;
  };
}

type Fields = Record<string, unknown>;

/**
 * Checks that a parsed tokenizer.json describes a WordPiece tokenizer as BERT's.
 *
 * Other normalisers or pre-tokenizers are refused: our offsets rest on characters being normalised
 * one by one, and a tokenizer that is nearly right would be worse than none.
 *
 * @throws {TokenizerError} naming the field, what was expected and what arrived
 */
export function checkTokenizerJson(json: unknown): TokenizerJson {
  const file = fields(json, 'tokenizer.json');
  const model = fields(file.model, 'model');
  expect(model.type === 'WordPiece', 'model.type', '"WordPiece"', model.type);
  const prefix = model.continuing_subword_prefix;
  expect(prefix === CONTINUES, 'model.continuing_subword_prefix', `"${CONTINUES}"`, prefix);
  const vocab = fields(model.vocab, 'model.vocab');
  const [word, id] = Object.entries(vocab).find(([, id]) => !isWhole(id)) ?? ['', 0];
  expect(isWhole(id), `model.vocab[${JSON.stringify(word)}]`, 'a whole number from 0', id);
  const letters = model.max_input_chars_per_word;
  expect(isWhole(letters), 'model.max_input_chars_per_word', 'a whole number from 0', letters);
  const unknown = model.unk_token;
  const known = typeof unknown === 'string' && Object.hasOwn(vocab, unknown);
  expect(known, 'model.unk_token', 'a word of the vocabulary', unknown);
  expectType(file.pre_tokenizer, 'pre_tokenizer', 'BertPreTokenizer');
  if (file.normalizer !== null) expectType(file.normalizer, 'normalizer', 'BertNormalizer');
  expect(Array.isArray(file.added_tokens), 'added_tokens', 'a list', file.added_tokens);
  return json as TokenizerJson;
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function expectType(part: unknown, place: string, type: string): void {
  const found = fields(part, place).type;
  expect(found === type, `${place}.type`, `"${type}"`, found);
}

function fields(value: unknown, place: string): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  expect(isObject, place, 'an object', value);
  return value as Fields;
}

function expect(holds: boolean, place: string, expected: string, found: unknown): void {
  if (holds) return;
  throw new TokenizerError(
    `Cannot read this tokenizer: ${place} should be ${expected}, but is ${describe(found)}.`
  );
}

/** A value in a few words, for a message: objects and lists by kind, the rest as JSON. */
function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
