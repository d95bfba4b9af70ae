import type { Cut } from '../transformer/cuts';
import { formatShortCut, parseShortCut } from '../transformer/short-cut';
import type { Setting } from './address';

/** Cuts, a parameter each; whether a model and a text have what they name is known once it is read. */
export const cutSetting = (name: string): Setting<readonly Cut[]> => ({
  fallback: [],
  read: (parameters) =>
    distinct(parameters.getAll(name).flatMap((text) => parseShortCut(text) ?? [])),
  write: (cuts) => ({ [name]: cuts.map(formatShortCut) })
});

/** Each cut once, in the order in which they came. */
export const distinct = (cuts: readonly Cut[]): readonly Cut[] => [
  ...new Map(cuts.map((cut) => [formatShortCut(cut), cut])).values()
];
