import { splitAtAdded, typedTokens, type AddedToken } from './added-tokens';
import { openBertWords } from './bert-words';
import { divide, locate, normaliseInPlace, original } from './offsets';
import { specialsAround } from './post-processor';
import type { Token, Tokenizer } from './token';
import { CONTINUES, wordPieces, type PieceTable } from './wordpiece';

/**
 * Makes a tokenizer from a parsed tokenizer.json: added tokens, then WordPiece with BERT's way of
 * splitting words.
 *
 * Special tokens are those that the file's post-processor puts around a text; without one, none.
 *
 * @throws {TokenizerError} when `json` is no such tokenizer; the error says what arrived
 */
export function bertWordPiece(json: unknown): Tokenizer {
  const { file, normalise, part } = openBertWords(json);
  const { vocab, unk_token: unknownWord, max_input_chars_per_word: maxLetters } = file.model;
  const pieces = new Map(Object.entries(vocab));
  const ids = new Map([
    ...pieces,
    ...file.added_tokens.map(({ content, id }) => [content, id] as const)
  ]);
  const vocabulary: PieceTable = {
    has: (piece) => pieces.has(piece),
    longest: [...pieces.keys()].reduce((longest, piece) => Math.max(longest, piece.length), 0),
    unknown: unknownWord,
    maxLetters
  };
  const { before, after } = specialsAround(file.post_processor, ids);
  const typed = typedTokens(file.added_tokens, vocab, [...before, ...after]);
  const asTyped = splitAtAdded(
    typed.filter(({ normalized }) => !normalized).map((token) => [token.content, token])
  );
  const asNormalised = splitAtAdded(
    typed
      .filter(({ normalized }) => normalized)
      .map((token) => [normaliseInPlace(token.content, normalise).text, token] as const)
      .filter(([spelling]) => spelling !== '')
  );

  const special = (name: string): Token => {
    const within = { start: null, end: null, continues: false, unknown: false };
    return { text: name, name, id: ids.get(name)!, ...within, special: true };
  };
  const added = ({ content, id }: AddedToken, start: number, end: number): Token => {
    const unknown = content === unknownWord;
    return {
      text: content,
      name: content,
      continues: false,
      unknown,
      id,
      start,
      end,
      special: false
    };
  };
  /** The tokens of a stretch between added tokens that are sought in the text as typed. */
  const encodeStretch = (text: string, at: number): Token[] => {
    const normalised = normaliseInPlace(text, normalise);
    return asNormalised(normalised.text).flatMap(({ token, start: from, end: to }) => {
      if (token) {
        const { start, end } = original(normalised, { start: from, end: to });
        return [added(token, at + start, at + end)];
      }
      const stretch = normalised.text.slice(from, to);
      const words = part(stretch);
      const places = locate(stretch, words);
      return words.flatMap((word, i) => {
        const spelling = wordPieces(word, vocabulary);
        const spans = divide(places[i], spelling, CONTINUES);
        return spelling.map((piece, k): Token => {
          const span = { start: from + spans[k].start, end: from + spans[k].end };
          const { start, end } = original(normalised, span);
          const continues = k > 0;
          const unknown = piece === unknownWord;
          const spelled = continues ? piece.slice(CONTINUES.length) : piece;
          const name = unknown ? text.slice(start, end) : spelled;
          const place = { start: at + start, end: at + end };
          return {
            text: piece,
            name,
            continues,
            unknown,
            id: pieces.get(piece)!,
            ...place,
            special: false
          };
        });
      });
    });
  };

  const encode = (text: string): Token[] => [
    ...before.map(special),
    ...asTyped(text).flatMap(({ token, start, end }) =>
      token ? [added(token, start, end)] : encodeStretch(text.slice(start, end), start)
    ),
    ...after.map(special)
  ];
  const words: string[] = [];
  for (const [word, id] of ids) words[id] = word;
  return { encode, words };
}
