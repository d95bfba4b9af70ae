import { BertNormalizer, BertPreTokenizer } from '@huggingface/tokenizers';
import { checkBertWordPiece, type BertWordPieceJson } from './bert-wordpiece-schema';
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
 * The library's two parts are called instead of its `encode`, for three reasons: that gives no
 * offsets, it reads a typed "[CLS]" as the special token, where we want the text, and it brings every
 * other kind of tokenizer along: 10 kB more to load before the first reading.
 *
 * @throws {TokenizerError} when `json` is no such tokenizer; the error says what arrived
 */
export function openBertWords(json: unknown): BertWords {
  const file = checkBertWordPiece(json);
  const normaliser = file.normalizer && new BertNormalizer(file.normalizer);
  const partition = new BertPreTokenizer();
  return {
    file,
    normalise: characterNormaliser(normaliser, file.normalizer),
    part: (normalised) => partition(normalised)
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
