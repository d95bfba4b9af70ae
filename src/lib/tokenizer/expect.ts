import { TokenizerError } from './error';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks one thing that a tokenizer.json should say.
 * @param place where in the file
 * @throws {TokenizerError} naming the place, what was expected and what arrived
 */
export function expect(holds: boolean, place: string, expected: string, found: unknown): void {
  if (holds) return;
  throw new TokenizerError(
    `Cannot read this tokenizer: ${place} should be ${expected}, but is ${describe(found)}.`
  );
}

/** A part of the file as the object that it should be. */
export function fields(value: unknown, place: string): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  expect(isObject, place, 'an object', value);
  return value as Fields;
}

/** Checks that a part of the file is an object of this `type`. */
export function expectType(part: unknown, place: string, type: string): void {
  const found = fields(part, place).type;
  expect(found === type, `${place}.type`, `"${type}"`, found);
}

/** A value in a few words, for a message: objects and lists by kind, the rest as JSON. */
function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
