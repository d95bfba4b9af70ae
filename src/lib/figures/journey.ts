/** A line's end, and the name that stands beside it. */
interface End {
  readonly y: number;
}

/**
 * Where names stand beside the ends of lines: level with them, or pushed apart where they would lie on
 * each other; in the order of the lines.
 * @param step height of a name
 */
export function spread(ends: readonly End[], step: number, top: number, bottom: number): number[] {
  const order = [...ends.keys()].sort((a, b) => ends[a].y - ends[b].y);
  const at = ends.map(({ y }) => y);
  let last = top - step;
  for (const i of order) last = at[i] = Math.max(at[i], last + step);
  let next = bottom + step;
  for (const i of order.reverse()) next = at[i] = Math.min(at[i], next - step);
  return at;
}
