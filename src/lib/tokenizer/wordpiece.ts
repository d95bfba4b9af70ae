/** What a WordPiece vocabulary writes before a piece that continues a word. */
export const CONTINUES = '##';

/** What WordPiece needs to know of a vocabulary. */
export interface PieceTable {
  readonly has: (piece: string) => boolean;
  /** The longest entry in UTF-16 code units, beyond which no match need be sought. */
  readonly longest: number;
  /** Stands for a word that the vocabulary cannot spell. */
  readonly unknown: string;
  /** A word of more code points than this is unknown. */
  readonly maxLetters: number;
}

/**
 * Spells a word with the longest pieces of the vocabulary, from left to right; a word that cannot
 * be spelled to its end is one unknown piece.
 *
 * This is the library's WordPiece, which joins every candidate letter by letter, however long: it
 * takes seconds for 100 kB of long words, where this takes a fraction of one.
 *
 * Source: Wu et al. 2016, section 4.1; BERT's tokenization.py, WordpieceTokenizer.
 */
export function wordPieces(word: string, vocabulary: PieceTable): string[] {
  const { has, longest, unknown, maxLetters } = vocabulary;
  if (word.length > maxLetters && [...word].length > maxLetters) return [unknown];
  const pieces: string[] = [];
  let start = 0;
  while (start < word.length) {
    const prefix = start === 0 ? '' : CONTINUES;
    let end = Math.min(word.length, start + longest);
    while (end > start && !has(prefix + word.slice(start, end))) end--;
    if (end === start) return [unknown];
    pieces.push(prefix + word.slice(start, end));
    start = end;
  }
  return pieces;
}
