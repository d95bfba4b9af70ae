import { expect, fields } from './expect';
import { KINDS } from './kinds';
import type { Tokenizer } from './token';

/**
 * Makes a tokenizer from a parsed tokenizer.json, of the kind that the file names.
 * @throws {TokenizerError} when that kind is unknown here, or the file is no such tokenizer; the
 * error says what arrived
 */
export function createTokenizer(json: unknown): Tokenizer {
  const { type } = fields(fields(json, 'tokenizer.json').model, 'model');
  const known = typeof type === 'string' && Object.hasOwn(KINDS, type);
  expect(known, 'model.type', Object.keys(KINDS), type);
  return KINDS[type as string](json);
}
