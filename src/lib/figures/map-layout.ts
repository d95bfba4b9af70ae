/** Where a heat map's parts lie, in the units of its SVG; the page scales the whole. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** The map's own box. */
  readonly left: number;
  readonly top: number;
  /** Side of one cell. */
  readonly side: number;
  /** Degrees by which column labels are turned. */
  readonly angle: number;
  /** One label in so many is drawn. */
  readonly stride: number;
}

export const MAP_WIDTH = 420;
/** Labels are cut to this many characters; the whole word is in the sentence and the spoken cell. */
export const LABEL_CHARACTERS = 12;
export const LABEL_SIZE = 13;

/** Mean width of a character, as a share of the type size: labels are laid out before any font is. */
const CHARACTER = 0.6;
const LINE = LABEL_SIZE + 1;
const MAX_SIDE = 44;
/** Labels lean at 45° where a cell is wide enough for that, and stand upright where it is not. */
const LEANING = 45;
const LEANING_SIDE = 19;
const MARGIN = 8;

/** Lays out a map with these labels on rows and columns. */
export function layOut(labels: readonly string[], width = MAP_WIDTH): MapLayout {
  const n = Math.max(1, labels.length);
  const longest = Math.max(
    2,
    ...labels.map((label) => Math.min(label.length, LABEL_CHARACTERS + 1))
  );
  const label = longest * LABEL_SIZE * CHARACTER + MARGIN;
  const left = label + MARGIN;
  const leaning = (width - left - label * 0.55) / n >= LEANING_SIDE;
  // A leaning label of the last column reaches past the map: leave room for it.
  const right = leaning ? Math.max(MARGIN, label * Math.SQRT1_2 - 6) : MARGIN;
  const side = Math.min(MAX_SIDE, (width - left - right) / n);
  const top = (leaning ? label * Math.SQRT1_2 + LINE * 0.5 : label) + MARGIN;
  return {
    width,
    height: top + side * n + 2,
    left,
    top,
    side,
    angle: leaning ? -LEANING : -90,
    stride: Math.max(1, Math.ceil(LINE / side))
  };
}

/**
 * Indices whose labels are drawn: every stride-th, and the two in focus, which push away those that
 * would touch them.
 */
export function labelled(n: number, stride: number, focused: number | null): number[] {
  const all = Array.from({ length: Math.ceil(n / stride) }, (_, i) => i * stride);
  if (focused === null || stride === 1) return all;
  return [...all.filter((i) => Math.abs(i - focused) >= stride), focused].sort((a, b) => a - b);
}

/** A label cut to fit, with an ellipsis where something is missing. */
export const shortLabel = (label: string) => {
  const characters = Array.from(label);
  return characters.length > LABEL_CHARACTERS + 1
    ? `${characters.slice(0, LABEL_CHARACTERS).join('')}…`
    : label;
};
