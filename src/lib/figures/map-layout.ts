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
  /** Size of the labels. */
  readonly type: number;
}

/** Where a map is drawn in pixels of the screen: its labels are as large as they can be read from afar. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export const MAP_WIDTH = 420;
/** Labels are cut to this many characters; the whole word is in the sentence and the spoken cell. */
export const LABEL_CHARACTERS = 12;
export const LABEL_SIZE = 13;

/** Mean width of a character, as a share of the type size: labels are laid out before any font is. */
const CHARACTER = 0.6;
const MAX_SIDE = 44;
/** Labels lean at 45° where a cell is wide enough for that, and stand upright where it is not. */
const LEANING = 45;
const LEANING_SIDE = 19;
const MARGIN = 8;
/** Labels in a room: 24 pixels at least in half a projector's width, 1/30 of it where that is more. */
const LARGE = 24;
const largeType = (width: number) =>
  Math.max(LABEL_SIZE, Math.min(width / 20, Math.max(LARGE, width / 30)));

/** Lays out a map with these labels on rows and columns, in a width or in a room of the screen. */
export function layOut(labels: readonly string[], place: number | Room = MAP_WIDTH): MapLayout {
  const room = typeof place === 'number' ? null : place;
  const width = room?.width ?? (place as number);
  const type = room ? largeType(room.width) : LABEL_SIZE;
  const line = type + 1;
  const n = Math.max(1, labels.length);
  const longest = Math.max(
    2,
    ...labels.map((label) => Math.min(label.length, LABEL_CHARACTERS + 1))
  );
  const label = longest * type * CHARACTER + MARGIN;
  const left = label + MARGIN;
  // A leaning label of the last column reaches past the map: leave room for it.
  const past = Math.max(MARGIN, label * Math.SQRT1_2 - 6);
  const above = (leaning: boolean) =>
    (leaning ? label * Math.SQRT1_2 + line * 0.5 : label) + MARGIN;
  const most = (leaning: boolean) =>
    room ? Math.max(1, (room.height - above(leaning) - 2) / n) : MAX_SIDE;
  const leaning =
    Math.min(room ? most(true) : Infinity, (width - left - label * 0.55) / n) >=
    (LEANING_SIDE / LABEL_SIZE) * type;
  const right = leaning ? past : MARGIN;
  const side = Math.min(most(leaning), (width - left - right) / n);
  const top = above(leaning);
  return {
    width,
    height: top + side * n + 2,
    left,
    top,
    side,
    angle: leaning ? -LEANING : -90,
    stride: Math.max(1, Math.ceil(line / side)),
    type
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
