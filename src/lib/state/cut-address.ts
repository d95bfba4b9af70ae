import { CUT_FIELDS, parseCut, type Cut } from '../transformer/cuts';
import type { Setting } from './address';

/** A cut as an address has it: `edge.1.4.8.3`. Two that say the same are one cut. */
export const shortCut = (cut: Cut): string =>
  [cut.kind, ...CUT_FIELDS[cut.kind].map((name) => cut[name as keyof Cut])].join('.');

/** The cut of an address, or none where it says nothing that can be read. */
function readShort(text: string): Cut[] {
  const [kind, ...numbers] = text.split('.');
  const fields: readonly string[] = Object.hasOwn(CUT_FIELDS, kind)
    ? CUT_FIELDS[kind as Cut['kind']]
    : [];
  if (fields.length === 0 || numbers.length !== fields.length) return [];
  if (!numbers.every((number) => /^(\*|\d{1,6})$/.test(number))) return [];
  return [parseCut([kind, ...fields.map((name, i) => `${name}=${numbers[i]}`)].join(' '))];
}

/** Cuts, a parameter each; whether a model and a text have what they name is known once it is read. */
export const cutSetting = (name: string): Setting<readonly Cut[]> => ({
  fallback: [],
  read: (parameters) => distinct(parameters.getAll(name).flatMap(readShort)),
  write: (cuts) => ({ [name]: cuts.map(shortCut) })
});

/** Each cut once, in the order in which they came. */
export const distinct = (cuts: readonly Cut[]): readonly Cut[] => [
  ...new Map(cuts.map((cut) => [shortCut(cut), cut])).values()
];
