import { scaleLinear } from 'd3';
import { VERDICTS, type Verdict } from '../lesson/forms/sitting';

/** How the answers to one question of one form fell: shares that add up to 1, or to 0 without answers. */
export type Shares = Readonly<Record<Verdict, number>>;

/** One part of a bar: where it begins and how wide it is. */
export interface Part {
  readonly verdict: Verdict;
  readonly x: number;
  readonly width: number;
}

const BAR = 14;
/** Between the two bars of a question, and below them. */
const GAP = 3;
const AFTER = 16;
/** A line for the question's name above its bars, where there is no room beside them. */
const NAME = 18;
/** Pixels: room for the question's name and for what each bar is, left of the bars. */
const NAMES = 210;
const WHENS = 52;
const RIGHT = 14;
const TOP = 22;
const KEY = 20;
/** Below it names stand above their bars. */
const NARROW = 560;

/**
 * Where everything stands: bars of one share, wrong answers to the left of a common line and right ones
 * to the right, those that were meant farthest from it.
 * @param width of the drawing in pixels
 * @param groups how many bars each question has
 */
export function questionBars(width: number, groups: readonly number[]) {
  const narrow = width < NARROW;
  const left = (narrow ? 0 : NAMES) + WHENS;
  const x = scaleLinear([-1, 1], [left, Math.max(left + 2, width - RIGHT)]);
  let y = TOP;
  const rows = groups.map((bars) => {
    const top = y + (narrow ? NAME : 0);
    const tops = Array.from({ length: bars }, (_, i) => top + i * (BAR + GAP));
    const name = narrow ? top - 5 : top + (bars * (BAR + GAP) - GAP) / 2 + 4;
    const next = top + bars * (BAR + GAP) - GAP + AFTER;
    const row = { name, tops, from: y, to: next };
    y = next;
    return row;
  });
  /** What the bars' shapes mean, below them: side by side, or two and two. */
  const across = narrow ? 2 : VERDICTS.length;
  const keys = VERDICTS.map((_, i) => ({
    x: ((i % across) * width) / across,
    y: y + 6 + Math.floor(i / across) * KEY
  }));
  const height = y + Math.ceil(VERDICTS.length / across) * KEY + 4;
  return { x, rows, keys, bar: BAR, whenEnd: left - 8, bottom: y - 8, height };
}

/** The parts of one bar that have a width, from left to right. */
export function barParts(shares: Shares, x: (share: number) => number): Part[] {
  let at = -(shares['wrong-sure'] + shares.wrong);
  return VERDICTS.flatMap((verdict) => {
    const from = at;
    at += shares[verdict];
    return shares[verdict] > 0 ? [{ verdict, x: x(from), width: x(at) - x(from) }] : [];
  });
}
