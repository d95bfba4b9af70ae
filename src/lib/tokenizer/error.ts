/** A tokenizer.json that is not what this page can read; the message says what arrived. */
export class TokenizerError extends Error {
  override readonly name = 'TokenizerError';
}
