import { UnsupportedModelError } from './config';

/** A config.json as it was parsed: nothing of it is known yet. */
export type ConfigJson = Readonly<Record<string, unknown>>;

/** @throws UnsupportedModelError where `key` says anything but `expected` */
export function requireField(json: ConfigJson, key: string, expected: string): void {
  if (json[key] !== expected) {
    throw new UnsupportedModelError({ kind: 'other', key, found: json[key], expected });
  }
}

/** A whole number above 0. */
export function sizeField(json: ConfigJson, key: string): number {
  const value = json[key];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new UnsupportedModelError({ kind: 'size', key, found: value });
  }
  return value;
}

/** A number above 0, or `fallback` where the file does not say it. */
export function positiveField(json: ConfigJson, key: string, fallback: number): number {
  const value = key in json ? json[key] : fallback;
  if (typeof value !== 'number' || !(value > 0 && value < Infinity)) {
    throw new UnsupportedModelError({ kind: 'positive', key, found: value });
  }
  return value;
}

/** @throws UnsupportedModelError where this project's own entry says more than `known` */
export function checkOwnFields(json: ConfigJson, known: readonly string[]): void {
  const extra = Object.entries((json.riverbank ?? {}) as ConfigJson).find(
    ([key]) => !known.includes(key)
  );
  if (extra) {
    const [key, found] = extra;
    throw new UnsupportedModelError({ kind: 'unknown', key: `riverbank.${key}`, found });
  }
}

/** One of `allowed` in this project's own entry of config.json, or `fallback` where it says nothing. */
export function ownField<T extends string>(
  json: ConfigJson,
  key: string,
  allowed: readonly T[],
  fallback: T
): T {
  const value = ((json.riverbank ?? {}) as ConfigJson)[key] ?? fallback;
  if (!allowed.includes(value as T)) {
    throw new UnsupportedModelError({ kind: 'choice', key, found: value, expected: allowed });
  }
  return value as T;
}
