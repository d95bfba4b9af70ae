/** One token of a text, in the order in which the model reads them. */
export interface Token {
  /** The vocabulary's own spelling, with whatever it writes before a piece that continues a word. */
  readonly text: string;
  /**
   * Its letters as the vocabulary spells them, without any mark of a piece; those of the text where
   * it is unknown.
   */
  readonly name: string;
  /** Whether it continues the word of the token before it, as `s` does after `cl`. */
  readonly continues: boolean;
  /** Whether the vocabulary cannot spell it: the model sees that a word is there, but not which. */
  readonly unknown: boolean;
  readonly id: number;
  /** First UTF-16 code unit in the text; null for a token that the tokenizer added. */
  readonly start: number | null;
  /** One past the last UTF-16 code unit; null for a token that the tokenizer added. */
  readonly end: number | null;
  /** True for [CLS] and [SEP], which the text does not contain. */
  readonly special: boolean;
}

/** Whether a name holds a letter or a digit, as marks and pictures do not. */
export const isSpelled = (name: string): boolean => /[\p{L}\p{N}]/u.test(name);

/** Whether all of these are words: none special, a piece, or a mark. */
export const areWords = (
  tokens: readonly Pick<Token, 'name' | 'continues' | 'special'>[]
): boolean =>
  tokens.every(({ name, continues, special }) => !special && !continues && isSpelled(name));

/** Turns text into tokens; throws nothing, whatever the string. */
export interface Tokenizer {
  /** All tokens of `text`, special ones included, never truncated. */
  encode(text: string): Token[];
  /** The vocabulary by id. */
  readonly words: readonly string[];
}
