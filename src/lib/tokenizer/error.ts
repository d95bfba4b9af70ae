import { FactError } from '../fact-error';

/** What a place in a tokenizer.json should hold: one of these strings, or a value of this kind. */
export type Expected = readonly string[] | 'object' | 'list' | 'count' | 'word';

/** What it holds instead: nothing, an object, a list, or a single value as JSON, shortened. */
export type Found = 'missing' | 'object' | 'list' | { readonly value: string };

/** A tokenizer.json that is not what this page can read. */
export class TokenizerError extends FactError<
  | { kind: 'field'; place: string; expected: Expected; found: Found }
  /** The library that reads the rest of the file refused it. */
  | { kind: 'library'; reason: string }
  /** The file puts a token around every text that its vocabulary does not have. */
  | { kind: 'special'; token: string }
> {
  override readonly name = 'TokenizerError';
}
