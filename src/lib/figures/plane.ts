import { tickStep } from 'd3';

/** A point of a plane, or a vector from its origin. */
export type Point = readonly [x: number, y: number];

export const dotOf = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const lengthOf = (a: Point): number => Math.hypot(...a);

/** What two vectors make of each other; `cosine` and `angle` are null where one has no length. */
export interface Between {
  readonly dot: number;
  /** a·b / (|a| |b|), in [-1, 1]. */
  readonly cosine: number | null;
  /** Radians, in [0, π]. */
  readonly angle: number | null;
  /** b's shadow on a's line: the point (a·b / |a|²) a; the origin where a has no length. */
  readonly shadow: Point;
}

export function between(a: Point, b: Point): Between {
  const dot = dotOf(a, b);
  const lengths = lengthOf(a) * lengthOf(b);
  const cosine = lengths > 0 ? Math.max(-1, Math.min(1, dot / lengths)) : null;
  const along = dotOf(a, a) > 0 ? dot / dotOf(a, a) : 0;
  return {
    dot,
    cosine,
    angle: cosine === null ? null : Math.acos(cosine),
    shadow: [along * a[0], along * a[1]]
  };
}

/** Steps of a key from the middle to an edge, and how many one with Shift is. */
const STEPS = 40;
const FAR = 5;
const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1]
};

/** Holds a point inside a square about the origin, on hundredths: what is written is what is drawn. */
export const inside = ([x, y]: Point, reach: number): Point => [within(x, reach), within(y, reach)];
const within = (value: number, reach: number) =>
  Math.round(Math.max(-reach, Math.min(reach, value)) * 100) / 100 || 0;

/** Where a key moves a point; null for a key that does not. */
export function keyedPoint(
  key: string,
  shift: boolean,
  [x, y]: Point,
  reach: number
): Point | null {
  const way = WAYS[key];
  if (!way) return null;
  const step = tickStep(0, reach, STEPS) * (shift ? FAR : 1);
  return inside([x + way[0] * step, y + way[1] * step], reach);
}

/** An arrow from the origin to a point in pixels, its head as two strokes: path data. */
export function arrow(from: Point, to: Point): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(dx, dy);
  const line = `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
  if (long < 1) return line;
  const head = Math.min(11, long / 2);
  const side = ([c, s]: Point) => {
    const [x, y] = [(-dx * c + dy * s) / long, (-dx * s - dy * c) / long];
    return `${(to[0] + head * x).toFixed(1)} ${(to[1] + head * y).toFixed(1)}`;
  };
  const [c, s] = [Math.cos(0.45), Math.sin(0.45)];
  return `${line}M${side([c, s])}L${to[0]} ${to[1]}L${side([c, -s])}`;
}
