/** What an address can say of one value of a view. */
export interface Setting<T> {
  /** What it is where the address does not say, or says what cannot be. */
  readonly fallback: T;
  /** What the parameters say; undefined where they say nothing that can be. */
  read(parameters: URLSearchParams): T | undefined;
  /** The parameters that say it; one with several values stands there several times. */
  write(value: T): Readonly<Record<string, string | readonly string[]>>;
}

/** A page's settings, one line each, in the order in which its address has them. */
export type AddressTable<View> = { readonly [Key in keyof View]: Setting<View[Key]> };

/** What an address says; whatever is unknown or impossible is left out, and is never an error. */
export function readAddress<View extends object>(
  table: AddressTable<View>,
  parameters: URLSearchParams
): Partial<View> {
  const said: Partial<View> = {};
  for (const key of keysOf(table)) {
    const value = table[key].read(parameters);
    if (value !== undefined) said[key] = value;
  }
  return said;
}

/** The view of an address without parameters. */
export function fallbacks<View extends object>(table: AddressTable<View>): View {
  return Object.fromEntries(keysOf(table).map((key) => [key, table[key].fallback])) as View;
}

/** The query string of a view, "?" included; `readAddress` reads it back. */
export function writeAddress<View extends object>(table: AddressTable<View>, view: View): string {
  const said = keysOf(table).flatMap((key) => Object.entries(table[key].write(view[key])));
  return `?${new URLSearchParams(said.flatMap(([name, of]) => [of].flat().map((value) => [name, value])))}`;
}

/** What a table has settings for. */
export const keysOf = <View extends object>(table: AddressTable<View>) =>
  Object.keys(table) as (keyof View)[];

/** Any text. */
export const text = (name: string, fallback: string): Setting<string> => ({
  fallback,
  read: (parameters) => parameters.get(name) ?? undefined,
  write: (value) => ({ [name]: value })
});

/** One of some words; said only where it is another than the fallback when `quiet`. */
export const choice = <T extends string | number>(
  name: string,
  words: readonly T[],
  fallback: T,
  quiet = false
): Setting<T> => ({
  fallback,
  read: (parameters) => words.find((word) => String(word) === parameters.get(name)),
  write: (value): Record<string, string> =>
    quiet && value === fallback ? {} : { [name]: String(value) }
});

/** A whole number in bounds. */
export const whole = (
  name: string,
  least: number,
  fallback: number,
  most = 999_999
): Setting<number> => ({
  fallback,
  read: (parameters) => {
    const value = parameters.get(name) ?? '';
    const number = Number(value);
    return /^\d{1,6}$/.test(value) && number >= least && number <= most ? number : undefined;
  },
  write: (value) => ({ [name]: String(value) })
});

/** A share from 0 to 1 in hundredths, said only where it is another than the fallback. */
export const share = (name: string, fallback: number): Setting<number> => ({
  fallback,
  read: (parameters) => {
    const value = parameters.get(name) ?? '';
    return /^(0(\.\d{1,2})?|1(\.0{1,2})?)$/.test(value) ? Number(value) : undefined;
  },
  write: (value): Record<string, string> =>
    value === fallback ? {} : { [name]: String(Math.round(value * 100) / 100) }
});

/** Something that is so where the parameter has this word, and not without it. */
export const flag = (name: string, word: string): Setting<boolean> => ({
  fallback: false,
  read: (parameters) => (parameters.get(name) === word ? true : undefined),
  write: (value): Record<string, string> => (value ? { [name]: word } : {})
});
