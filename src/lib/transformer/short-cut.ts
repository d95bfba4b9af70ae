import { CUT_FIELDS, formatCut, parseCut, type Cut } from './cuts';

/** A cut as an address has it: `edge.1.4.8.3`, the command's numbers in its order, `*` for all. */
export const formatShortCut = (cut: Cut): string => formatCut(cut).replace(/ \w+=/g, '.');

/**
 * The cut that `formatShortCut` wrote; null for whatever else an address says, which is never an error.
 * Whether its numbers exist is known only once a text has been read: see `checkCuts`.
 */
export function parseShortCut(text: string): Cut | null {
  const [kind, ...values] = text.split('.');
  if (!Object.hasOwn(CUT_FIELDS, kind)) return null;
  const names: readonly string[] = CUT_FIELDS[kind as Cut['kind']];
  const fits = values.length === names.length && values.every((value) => WHICH.test(value));
  return fits
    ? parseCut([kind, ...names.map((name, i) => `${name}=${values[i]}`)].join(' '))
    : null;
}

/** As many digits as an address has of any whole number. */
const WHICH = /^(\*|\d{1,6})$/;
