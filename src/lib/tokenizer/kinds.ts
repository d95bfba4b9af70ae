import { bertWordPiece } from './bert-wordpiece';
import type { Tokenizer } from './token';

/**
 * Every kind of tokenizer that is read here, by the `model.type` of its tokenizer.json. A maker is
 * handed the parsed file, checks what it rests on, and gives tokens that know themselves (token.ts).
 */
export const KINDS: Readonly<Record<string, (json: unknown) => Tokenizer>> = {
  WordPiece: bertWordPiece
};
