import { scaleLinear, tickStep, type ScaleLinear } from 'd3';
import { softmaxRows } from '../measures/softmax';

/** The weights that follow from a row of scores, softmax(scores). */
export const weightsOf = (scores: readonly number[]): number[] =>
  Array.from(
    softmaxRows({ rows: 1, columns: scores.length, data: Float32Array.from(scores) }).data
  );

/** ln Σ exp(s_j), the largest score taken out first so that nothing overflows. */
function logTotal(scores: readonly number[]): number {
  const most = Math.max(...scores);
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
}

/**
 * What the weight of every score that did not move is multiplied by, Σ exp(before) / Σ exp(after): one
 * number for all of them, which is why their ratios stay.
 */
export const factorOfOthers = (before: readonly number[], after: readonly number[]): number =>
  Math.exp(logTotal(before) - logTotal(after));

/** How far a score can be moved, and by how much with a key: wide enough to matter, and in round numbers. */
export interface ScoreRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** Room beyond the largest and smallest score: softmax turns 4 more into 55 times the weight. */
const BEYOND = 4;
/** Steps of a key from end to end. */
const STEPS = 60;

/** The range of a row: its scores and 0, and room above and below. */
export function scoreRange(scores: readonly number[]): ScoreRange {
  const [low, high] = [Math.min(0, ...scores), Math.max(0, ...scores)];
  const beyond = Math.max(BEYOND, (high - low) / 4);
  const [least, most] = scaleLinear([low - beyond, high + beyond], [0, 1])
    .nice(8)
    .domain();
  return { least, most, step: tickStep(least, most, STEPS) };
}

/**
 * A score after a key: an arrow's step, ten with PageUp and PageDown, an end with Home and End; null
 * for another key.
 */
export function keyedScore(
  key: string,
  score: number,
  { least, most, step }: ScoreRange
): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowUp: step,
    ArrowDown: -step,
    PageUp: 10 * step,
    PageDown: -10 * step,
    Home: -Infinity,
    End: Infinity
  };
  if (!(key in moves)) return null;
  return Math.max(least, Math.min(most, score + moves[key]));
}

/** Widths of columns in pixels: a finger's at least, and no wider than words need. */
const NARROW = 34;
const WIDE = 76;

/** How wide a column is where so many share a width; together they may be wider, and scroll. */
export const columnWidth = (width: number, columns: number): number =>
  Math.max(NARROW, Math.min(WIDE, Math.floor(width / Math.max(1, columns))));

/** Where a row's parts lie, in pixels: scores above its words, weights below them. */
export interface RowLayout {
  readonly width: number;
  readonly height: number;
  /** Width of a word's column and of its bars. */
  readonly column: number;
  readonly bar: number;
  readonly left: number;
  readonly right: number;
  /** Whether the words lean because they are wider than their columns. */
  readonly leaning: boolean;
  /** Where the words begin. */
  readonly words: number;
  readonly score: ScaleLinear<number, number>;
  readonly share: ScaleLinear<number, number>;
}

const LEFT = 54;
const RIGHT = 4;
const TOP = 22;
const TALL = 170;
const GAP = 16;
const LINE = 20;
const LOW = 92;

/** The middle of a word's column. */
export const middleOf = ({ column }: RowLayout, j: number): number => LEFT + (j + 0.5) * column;

/**
 * Lays a row of so many words out in a width.
 * @param longest width of its longest word; 0 while it is not known
 */
export function layOutRow(
  room: number,
  n: number,
  longest: number,
  { least, most }: ScoreRange
): RowLayout {
  const column = columnWidth(room - LEFT - RIGHT, n);
  const leaning = longest > column - 6;
  const top = TOP + TALL + GAP + (leaning ? longest * Math.SQRT1_2 + LINE - 4 : LINE);
  return {
    width: LEFT + column * n + RIGHT,
    height: top + LOW + LINE + 2,
    column,
    bar: Math.min(26, column - 10),
    left: LEFT,
    right: LEFT + column * n,
    leaning,
    words: TOP + TALL + GAP,
    score: scaleLinear([least, most], [TOP + TALL, TOP]),
    share: scaleLinear([0, 1], [top + LOW, top])
  };
}
