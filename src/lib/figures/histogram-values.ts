import type { Matrix } from '../transformer/trace';
import { barEnds } from './dimensions';

/** A histogram's numbers, a line for each bar. */
export interface HistogramValues {
  readonly ends: readonly (readonly [from: number, to: number])[];
  /** Share of the random pairs, the theory's, and how many of the sentence's own where they are shown. */
  readonly matrix: Matrix;
}

/** The numbers of a histogram of cosines, as a table and a file have them. */
export function histogramValues(
  random: readonly number[],
  theory: readonly number[],
  own: readonly number[] | null
): HistogramValues {
  const columns = own ? [random, theory, own] : [random, theory];
  return {
    ends: random.map((_, bar) => barEnds(bar)),
    matrix: {
      rows: random.length,
      columns: columns.length,
      data: Float32Array.from(random.flatMap((_, bar) => columns.map((column) => column[bar])))
    }
  };
}
