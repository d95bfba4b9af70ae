import type { Cell } from '../measures/cell';
import { ARROWS } from './arrows';

const within = (index: number, n: number) => Math.min(n - 1, Math.max(0, index));

/** The cell of an n x n map under the pointer, the nearest one beside it. */
export function cellUnder({ clientX, clientY }: MouseEvent, map: Element, n: number): Cell {
  const { left, top, width, height } = map.getBoundingClientRect();
  return {
    from: within(Math.floor(((clientY - top) / height) * n), n),
    to: within(Math.floor(((clientX - left) / width) * n), n)
  };
}

/** Where a key moves the cursor of an n x n map; null for a key that does not move it. */
export function moved({ from, to }: Cell, key: string, n: number): Cell | null {
  if (key === 'Home') return { from, to: 0 };
  if (key === 'End') return { from, to: n - 1 };
  const step = ARROWS[key];
  return step ? { from: within(from + step[0], n), to: within(to + step[1], n) } : null;
}
