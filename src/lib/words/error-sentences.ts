import type { NoWordError } from '../engine/no-word';
import type { SealedError } from '../engine/sealed';
import type { OwnTextError } from '../learning/own-text';
import type { DivergedError } from '../learning/trainer';
import type { TokenizerError } from '../tokenizer/error';
import type { BackendError } from '../transformer/backend';
import type { UnsupportedModelError } from '../transformer/config';
import type { CutError } from '../transformer/cuts';

type CheckpointErrors = typeof import('../checkpoint/errors');
/** The classes of a module of which errors can be made; an abstract one is none of them. */
type MadeBy<Module> = {
  [Name in keyof Module]: Module[Name] extends new (...args: never) => infer Made ? Made : never;
}[keyof Module];

/** Every error that a visitor or the command line can meet. */
type ToldError =
  | MadeBy<CheckpointErrors>
  | TokenizerError
  | UnsupportedModelError
  | CutError
  | BackendError
  | SealedError
  | OwnTextError
  | DivergedError
  | NoWordError;

type Kinded = { readonly kind: string };
type Said<Facts> = (facts: Facts) => string;
type SaidByKind<Facts> = [Facts] extends [Kinded]
  ? { readonly [Kind in Facts['kind']]: Said<Extract<Facts, { readonly kind: Kind }>> }
  : Said<Facts>;

/**
 * What a language has to say of errors: a sentence for the facts of each, by its name, and by the
 * facts' `kind` where one class has several.
 */
export type ErrorSentences = {
  readonly [Told in ToldError as Told['name']]: SaidByKind<Told['facts']>;
};

/**
 * The sentence that a language has for an error, also for one that crossed from the worker, which
 * has its name and facts but no class. An error without facts says what its message says.
 */
export function sentenceOf(language: ErrorSentences, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('facts' in error) || !Object.hasOwn(language, error.name)) return error.message;
  const facts = error.facts as Kinded;
  const sentences: unknown = language[error.name as keyof ErrorSentences];
  const sentence = typeof sentences === 'function' ? sentences : Object(sentences)[facts.kind];
  return (sentence as Said<unknown>)(facts);
}
