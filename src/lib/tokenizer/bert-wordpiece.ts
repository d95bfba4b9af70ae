import { Tokenizer as Library } from '@huggingface/tokenizers';
import { checkBertWordPiece } from './bert-wordpiece-schema';
import { TokenizerError } from './error';
import { characterNormaliser } from './normalise';
import { divide, locate, normaliseInPlace, original } from './offsets';
import type { Token, Tokenizer } from './token';
import { CONTINUES, wordPieces, type PieceTable } from './wordpiece';

/**
 * Makes a tokenizer from a parsed tokenizer.json: WordPiece, with BERT's way of splitting words.
 *
 * The library's parts are called one by one instead of its `encode`, for two reasons: it gives no
 * offsets, and it reads a typed "[CLS]" as the special token, where we want the text.
 *
 * Special tokens are those that the file's post-processor puts around a text; without one, none.
 *
 * @throws {TokenizerError} when `json` is no such tokenizer; the error says what arrived
 */
export function bertWordPiece(json: unknown): Tokenizer {
  const { model, normalizer } = checkBertWordPiece(json);
  const library = load(json as object);
  const ids = new Map(Object.entries(model.vocab));
  const unknownId = ids.get(model.unk_token) as number;
  const vocabulary: PieceTable = {
    has: (piece) => ids.has(piece),
    longest: [...ids.keys()].reduce((longest, piece) => Math.max(longest, piece.length), 0),
    unknown: model.unk_token,
    maxLetters: model.max_input_chars_per_word
  };
  const normalise = characterNormaliser(library.normalizer, normalizer);
  const [before, after] = specialTokens(library);

  const encode = (text: string): Token[] => {
    const normalised = normaliseInPlace(text, normalise);
    const words = library.pre_tokenizer?.(normalised.text) ?? [];
    const places = locate(normalised.text, words);
    const tokens = words.flatMap((word, i) => {
      const pieces = wordPieces(word, vocabulary);
      const spans = divide(places[i], pieces, CONTINUES);
      return pieces.map((piece, k): Token => {
        const { start, end } = original(normalised, spans[k]);
        const continues = k > 0;
        const unknown = piece === model.unk_token;
        const spelled = continues ? piece.slice(CONTINUES.length) : piece;
        const name = unknown ? text.slice(start, end) : spelled;
        const id = ids.get(piece) ?? unknownId;
        return { text: piece, name, continues, unknown, id, start, end, special: false };
      });
    });
    return [...before, ...tokens, ...after];
  };
  const words: string[] = [];
  for (const [word, id] of ids) words[id] = word;
  return { encode, words };
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

/** What the post-processor puts before and after a text, found by giving it a text of one token. */
function specialTokens(library: Library): [Token[], Token[]] {
  const text = 'the text';
  const around = library.post_processor?.([text], null, true).tokens ?? [text];
  const at = around.indexOf(text);
  const special = (name: string): Token => {
    const id = library.token_to_id(name);
    if (id === undefined) {
      throw new TokenizerError({ kind: 'special', token: name });
    }
    const within = { start: null, end: null, continues: false, unknown: false };
    return { text: name, name, id, ...within, special: true };
  };
  return [around.slice(0, at).map(special), around.slice(at + 1).map(special)];
}
