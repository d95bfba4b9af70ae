/**
 * Blocks that Unicode keeps for scripts written from right to left, and the characters that turn the
 * direction by themselves (UAX #9). JavaScript's regular expressions know no Bidi_Class.
 */
const RIGHT_TO_LEFT =
  '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const CONTROLS = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069';

const turning = new RegExp(`[${RIGHT_TO_LEFT}${CONTROLS}]`, 'u');
const control = new RegExp(`[${CONTROLS}]`, 'gu');
const beginsRightToLeft = new RegExp(`^\\P{L}*[${RIGHT_TO_LEFT}]`, 'u');
const isolated = /\u2068[^\u2069]*\u2069/g;

/**
 * A name by itself or in quotes: one from right to left between U+2068 and U+2069, so that a dash or
 * a colon beside it stays where it is (UAX #9, FSI and PDI). Its own controls are left out, since a
 * stray one would end that or turn all that follows. Other names stay as they are.
 */
export const isolate = (name: string): string => (turning.test(name) ? marked(name) : name);

/**
 * A word of the visitor's in a sentence of the page, marked by U+2068 and U+2069 (UAX #9, FSI and PDI)
 * whatever its script. `Said.svelte` sets what is marked in italics, a language's `quoted` puts it in
 * quotes where there is text alone.
 */
export const marked = (name: string): string => `\u2068${name.replace(control, '')}\u2069`;

/** A sentence cut at its marked words, which are every second part. */
export const wordParts = (sentence: string): string[] => sentence.split(/\u2068([^\u2069]*)\u2069/);

/** Whether a text runs from right to left: by its first letter outside of isolated names. */
export const runsRightToLeft = (text: string): boolean =>
  beginsRightToLeft.test(text.replace(isolated, ''));

/** A text that runs from right to left whatever stands before it (UAX #9, RLI and PDI). */
export const fromTheRight = (text: string): string => `\u2067${text}\u2069`;
