/** A dot of a figure: where it lies on both axes, and whose it is. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly tone: 'key' | 'special' | 'other';
}

/** Steps between which an axis does not change while results come. */
const ENDS = [1, 2, 5];

/** Where an axis ends that reaches as far on either side of 0: 1, 2 or 5 times a power of ten. */
export function axisEnd(values: readonly number[], least: number): number {
  const most = values.reduce((most, value) => Math.max(most, Math.abs(value)), least);
  const power = 10 ** Math.floor(Math.log10(most));
  return ENDS.map((step) => step * power).find((end) => end >= most * (1 - 1e-9)) ?? 10 * power;
}

/** The dot nearest to a point, by the pixels of both axes; -1 where none is within `reach`. */
export function nearest(
  places: readonly (readonly [x: number, y: number])[],
  [x, y]: readonly [number, number],
  reach: number
): number {
  let [best, least] = [-1, reach];
  places.forEach((place, i) => {
    const apart = Math.hypot(place[0] - x, place[1] - y);
    if (apart <= least) [best, least] = [i, apart];
  });
  return best;
}

/** Steps of PageUp and PageDown. */
const PAGE = 10;

/**
 * Where a key moves from one dot: left and right to the next along x, up and down along y.
 * @returns the index of another dot, or of the same at an end; null for a key that does not move
 */
export function steppedDot(dots: readonly Dot[], at: number, key: string): number | null {
  const sorted = (axis: 'x' | 'y') =>
    [...dots.keys()].sort((a, b) => dots[a][axis] - dots[b][axis] || a - b);
  const move = (axis: 'x' | 'y', step: number) => {
    const order = sorted(axis);
    const to = order.indexOf(at) + step;
    return order[Math.max(0, Math.min(order.length - 1, to))];
  };
  switch (key) {
    case 'ArrowLeft':
      return move('x', -1);
    case 'ArrowRight':
      return move('x', 1);
    case 'ArrowUp':
      return move('y', 1);
    case 'ArrowDown':
      return move('y', -1);
    case 'PageUp':
      return move('y', PAGE);
    case 'PageDown':
      return move('y', -PAGE);
    case 'Home':
      return move('x', -dots.length);
    case 'End':
      return move('x', dots.length);
    default:
      return null;
  }
}

/** A name beside a dot, and where it begins or ends. */
export interface DotLabel {
  readonly dot: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Pixels from a dot's middle to its name, and the height of a name. */
const BESIDE = 11;
const LINE = 15;

/**
 * Puts names beside dots, the first first: right of its dot, else left of it, else nowhere; none lies
 * on another, nor past an edge.
 * @param wanted names with their width in pixels
 */
export function placeLabels(
  places: readonly (readonly [x: number, y: number])[],
  wanted: readonly { readonly dot: number; readonly text: string; readonly wide: number }[],
  { left, right }: { readonly left: number; readonly right: number }
): DotLabel[] {
  const placed: (DotLabel & { readonly from: number; readonly to: number })[] = [];
  for (const { dot, text, wide } of wanted) {
    const [px, y] = places[dot];
    const sides = [
      { anchor: 'start', x: px + BESIDE, from: px + BESIDE, to: px + BESIDE + wide },
      { anchor: 'end', x: px - BESIDE, from: px - BESIDE - wide, to: px - BESIDE }
    ] as const;
    const free = sides.find(
      ({ from, to }) =>
        from >= left &&
        to <= right &&
        placed.every((o) => Math.abs(o.y - y) >= LINE || to < o.from || from > o.to) &&
        wanted.every(({ dot: other }) => {
          const [ox, oy] = places[other];
          return other === dot || Math.abs(oy - y) > LINE / 2 || ox < from - 4 || ox > to + 4;
        })
    );
    if (free) placed.push({ dot, text, y, ...free });
  }
  return placed;
}

/**
 * Paths of dots, those of the focused word over the others; several dots are one path where there are
 * more than `most`.
 */
export function dotPaths(
  dots: readonly Dot[],
  places: readonly (readonly [x: number, y: number])[],
  most: number
): { readonly tone: Dot['tone']; readonly key: string; readonly path: string }[] {
  const size = Math.ceil(dots.length / most);
  return (['special', 'other', 'key'] as const).flatMap((tone) => {
    const own = [...dots.keys()].filter((i) => dots[i].tone === tone);
    return Array.from({ length: Math.ceil(own.length / size) }, (_, at) => ({
      tone,
      key: `${tone}${at}`,
      path: own
        .slice(at * size, (at + 1) * size)
        .map((i) => `M${places[i][0].toFixed(1)} ${places[i][1].toFixed(1)}h.01`)
        .join('')
    }));
  });
}
