import { valueAt, row, type Matrix } from '../transformer/trace';

/** Whether row `index` gives its own word at least as much as any other. */
export function looksMostlyAtItself(pattern: Matrix, index: number): boolean {
  const own = valueAt(pattern, index, index);
  const weights = row(pattern, index);
  // A plain loop: for long texts this runs over every weight of every map.
  for (let j = 0; j < weights.length; j++) if (weights[j] > own) return false;
  return true;
}

/** How many of the rows `positions` have their largest weight on their own word. */
export function selfRows(pattern: Matrix, positions: readonly number[]): number {
  return positions.filter((index) => looksMostlyAtItself(pattern, index)).length;
}
