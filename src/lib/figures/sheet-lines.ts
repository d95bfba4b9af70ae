import { fromTheRight, runsRightToLeft } from '../words/isolate';
import type { Stamp } from './csv';
import { textWidth } from './text-width';
import { wrapped } from './wrapped';

export const FAMILY = 'sans-serif';
/** The part of a line that is filled: another machine's fonts are up to a fifth wider. */
const FILLED = 0.82;
/** Lines that an address takes at most; a longer one is in the file's description alone. */
const ADDRESS_LINES = 6;
const BETWEEN = ' · ';

/** What is written around a picture. */
export interface Said {
  readonly stamp: Stamp;
  readonly heading: string;
  /** How the picture is read. */
  readonly note?: string;
  /** The stamp's entries that are written otherwise than the others. */
  readonly keys: { readonly sentence: string; readonly address: string; readonly sha256: string };
}

/** A line as it is set, in pixels of the screen. */
export interface SheetLine {
  readonly text: string;
  readonly type: number;
  readonly weight: number;
  readonly quiet: boolean;
  readonly width: number;
}

const STYLES = {
  heading: { type: 16, weight: 600, quiet: false },
  note: { type: 11, weight: 400, quiet: true },
  source: { type: 11, weight: 400, quiet: true }
} as const;

/**
 * What stands above a picture (its heading and how to read it) and below it (its source): the
 * sentence, then all else on a line, then the address, which is left out where it has no room.
 * @param room width of the picture
 */
export function sheetLines({ stamp, heading, note, keys }: Said, room: number) {
  const set = (kind: keyof typeof STYLES) => {
    const style = STYLES[kind];
    const widthOf = (line: string) => textWidth(line, `${style.weight} ${style.type}px ${FAMILY}`);
    const fits = (line: string) => widthOf(line) <= room * FILLED;
    const line = (text: string): SheetLine => ({ text, ...style, width: widthOf(text) });
    return { fits, line };
  };
  const source = set('source');
  const entry = ([key, value]: Stamp[number]) => `${key}: ${value}`;
  const own = stamp.filter(([key]) => key === keys.sentence);
  const rest = stamp
    .filter(([key]) => !Object.values(keys).includes(key))
    .map(entry)
    .join(BETWEEN);
  const address = stamp.filter(([key]) => key === keys.address).map(([, value]) => String(value));
  const together = [...own.map(entry), rest].filter(Boolean).join(BETWEEN);
  const sentences = own.flatMap(([key, value]) => labelled(key, String(value), source.fits));
  const isOne = source.fits(together) && !own.some(([, value]) => runsRightToLeft(String(value)));
  const first = isOne ? [together] : [...sentences, ...wrapped(rest, source.fits)];
  const whole = address.flatMap((text) => {
    const lines = wrapped(text, source.fits, ADDRESS_LINES);
    return lines.join('') === text ? lines : [];
  });
  const title = set('heading');
  const titles = wrapped(heading, title.fits).map((line) =>
    runsRightToLeft(heading) ? fromTheRight(line) : line
  );
  const hint = set('note');
  return {
    above: [...titles.map(title.line), ...(note ? wrapped(note, hint.fits).map(hint.line) : [])],
    below: [...first.filter(Boolean), ...whole].map(source.line)
  };
}

/** One entry on as many lines as it takes, each in the direction of the whole value. */
function labelled(key: string, value: string, fits: (line: string) => boolean): string[] {
  const label = `${key}: `;
  const lines = wrapped(label + value, fits);
  if (!runsRightToLeft(value)) return lines;
  return lines.map((line, i) =>
    i === 0 && line.startsWith(label)
      ? label + fromTheRight(line.slice(label.length))
      : fromTheRight(line)
  );
}
