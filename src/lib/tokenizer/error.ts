import { FactError } from '../fact-error';

/**
 * What a place in a tokenizer's file should hold: one of these strings, this single value, or a
 * value of this kind.
 */
export type Expected =
  readonly string[] | { readonly value: string } | 'object' | 'list' | 'count' | 'word' | 'boolean';

/** What it holds instead: nothing, an object, a list, or a single value as JSON, shortened. */
export type Found = 'missing' | 'object' | 'list' | { readonly value: string };

/** A tokenizer.json, or a file that overrules it, that is not what this page can read. */
export class TokenizerError extends FactError<
  | { kind: 'field'; place: string; expected: Expected; found: Found }
  /** A field that is not known here: what it does to a text is not known either. */
  | { kind: 'unknown'; place: string; found: Found }
  /** Two files, or two places of one, that say different things of the same token. */
  | { kind: 'contradiction'; token: string; place: string; other: string }
  /** The file puts a token around every text that its vocabulary does not have. */
  | { kind: 'special'; token: string }
  /** The model has no embedding for an entry. */
  | { kind: 'beyond'; token: string; id: number; rows: number }
> {
  override readonly name = 'TokenizerError';
}
