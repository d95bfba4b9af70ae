import type { Cell } from '../measures/cell';
import type { Token } from '../tokenizer/token';

/**
 * Where a cell's words are after an edit: what stands before the first difference keeps its
 * position, what stands after the last one keeps its distance from the end.
 * @returns null when one of the two words is gone
 */
export function followCell(
  cell: Cell | null,
  before: readonly Token[],
  after: readonly Token[]
): Cell | null {
  if (!cell) return null;
  const shorter = Math.min(before.length, after.length);
  const same = (i: number, j: number) => isSame(before[i], after[j]);
  let prefix = 0;
  while (prefix < shorter && same(prefix, prefix)) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && same(before.length - 1 - suffix, after.length - 1 - suffix)) {
    suffix++;
  }
  const follow = (position: number) => {
    if (position < prefix) return position;
    if (position >= before.length - suffix) return position + after.length - before.length;
    return null;
  };
  const from = follow(cell.from);
  const to = follow(cell.to);
  return from === null || to === null ? null : { from, to };
}

/** By letters: all unknown words have one id, and another class's ids are other words. */
const isSame = (a: Token, b: Token) =>
  a.name === b.name && a.continues === b.continues && a.special === b.special;

/** Where a cell's words are when another model divides the same text; null when one is no word. */
export function followWords(
  cell: Cell | null,
  before: readonly Token[],
  after: readonly Token[]
): Cell | null {
  const follow = (position: number) => {
    const start = before[position]?.start ?? null;
    if (start === null) return -1;
    return after.findIndex(
      (token) => token.start !== null && token.start <= start && start < token.end!
    );
  };
  if (!cell) return null;
  const moved = { from: follow(cell.from), to: follow(cell.to) };
  return moved.from < 0 || moved.to < 0 ? null : moved;
}
