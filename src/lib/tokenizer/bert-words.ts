import { Tokenizer as Library } from '@huggingface/tokenizers';
import { checkBertWordPiece, type BertWordPieceJson } from './bert-wordpiece-schema';
import { TokenizerError } from './error';
import { characterNormaliser } from './normalise';
import { normaliseInPlace } from './offsets';

/** How a tokenizer.json of BERT's kind parts a text into words, step by step. */
export interface BertWords {
  readonly file: BertWordPieceJson;
  /** One code point's normal form. */
  normalise(char: string): string;
  /** The words of a normalised text, with nothing but white space between them. */
  part(normalised: string): string[];
}

/**
 * The steps that come before the vocabulary.
 *
 * The library's parts are called one by one instead of its `encode`, for two reasons: it gives no
 * offsets, and it reads a typed "[CLS]" as the special token, where we want the text.
 *
 * @throws {TokenizerError} when `json` is no such tokenizer; the error says what arrived
 */
export function openBertWords(json: unknown): BertWords {
  const file = checkBertWordPiece(json);
  const library = load(json as object);
  return {
    file,
    normalise: characterNormaliser(library.normalizer, file.normalizer),
    part: (normalised) => library.pre_tokenizer?.(normalised) ?? []
  };
}

/**
 * Parts texts into words as the tokenizer of this tokenizer.json would, each spelled as its
 * vocabulary would have to spell it.
 * @throws {TokenizerError} when `json` is no such tokenizer
 */
export function bertWords(json: unknown): (text: string) => string[] {
  const { normalise, part } = openBertWords(json);
  return (text) => part(normaliseInPlace(text, normalise).text);
}

/** The library's tokenizer; the second file that it asks for has nothing that BERT needs. */
function load(json: object): Library {
  try {
    return new Library(json, {});
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TokenizerError({ kind: 'library', reason }, { cause });
  }
}
