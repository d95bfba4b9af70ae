/** The mark that ends a sentence, at the end of a text that has more than marks. */
const STOP = /(?<=[^\s.!?][\s.!?]*)[.!?]\s*$/u;

/** Whether a token is a mark that ends a sentence. */
export const isStop = (name: string): boolean => /^[.!?]$/.test(name);

export const endsInStop = (text: string): boolean => STOP.test(text);

/** A text without the mark that ends it. */
export const untilStop = (text: string): string => text.replace(STOP, '');
