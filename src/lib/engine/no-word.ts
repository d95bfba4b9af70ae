import { FactError } from '../fact-error';

/** A text of which the tokenizer makes no token: of invisible characters alone, for one. */
export class NoWordError extends FactError<{ characters: number }> {
  override readonly name = 'NoWordError';
}
