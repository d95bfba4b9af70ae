import { looksMostlyAtItself } from '../transformer/map-sums';
import type { Matrix } from '../transformer/trace';

/** How many of the rows `positions` have their largest weight on their own word. */
export function selfRows(pattern: Matrix, positions: readonly number[]): number {
  return positions.filter((index) => looksMostlyAtItself(pattern, index)).length;
}
