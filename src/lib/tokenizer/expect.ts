import { TokenizerError, type Expected, type Found } from './error';

export type Fields = Readonly<Record<string, unknown>>;

/** Letters of a value that are told: a file that is none may be one long string. */
const MOST_LETTERS = 60;

/**
 * Checks one thing that a tokenizer.json should say.
 * @param place where in the file
 * @throws {TokenizerError} naming the place, what was expected and what arrived
 */
export function expect(holds: boolean, place: string, expected: Expected, found: unknown): void {
  if (!holds) throw new TokenizerError({ kind: 'field', place, expected, found: outline(found) });
}

/** A part of the file as the object that it should be. */
export function fields(value: unknown, place: string): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  expect(isObject, place, 'object', value);
  return value as Fields;
}

/** Checks that a part of the file is an object of this `type`. */
export function expectType(part: unknown, place: string, type: string): void {
  const found = fields(part, place).type;
  expect(found === type, `${place}.type`, [type], found);
}

/** Checks that a part of the file is true or false. */
export function expectBoolean(value: unknown, place: string): void {
  expect(typeof value === 'boolean', place, 'boolean', value);
}

/**
 * Checks that an object has no field but these; one that is null or empty says nothing.
 * @throws {TokenizerError} naming the first other field
 */
export function expectOnly(part: Fields, place: string, known: readonly string[]): void {
  const other = Object.entries(part).find(
    ([key, value]) => !known.includes(key) && !isEmpty(value)
  );
  if (!other) return;
  const [key, value] = other;
  const full = place === '' ? key : `${place}.${key}`;
  throw new TokenizerError({ kind: 'unknown', place: full, found: outline(value) });
}

const isEmpty = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** A value in short: objects and lists by kind, the rest as JSON. */
function outline(value: unknown): Found {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  const json = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return { value: json.length > MOST_LETTERS ? `${json.slice(0, MOST_LETTERS - 1)}…` : json };
}
