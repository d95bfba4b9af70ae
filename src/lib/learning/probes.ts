import { valueAt, row, type Trace } from '../transformer/trace';

/** The lecture's first sentence, up to its ambiguous word. */
export const RIVERBANK = 'I went swimming with Anna at the bank';
const SWIMMING = 2;
const BANK = 7;

/** What attention does with the riverbank sentence in one layer. */
export interface RiverbankWeights {
  readonly bankToSwimming: number;
  readonly swimmingToBank: number;
}

/** The lecture's two weights in each layer of a reading of RIVERBANK. */
export function riverbankWeights(trace: Trace): RiverbankWeights[] {
  return trace.layers.map(({ heads: [{ pattern }] }) => ({
    bankToSwimming: valueAt(pattern, BANK, SWIMMING),
    swimmingToBank: valueAt(pattern, SWIMMING, BANK)
  }));
}

/** How attention treats a word itself, in one layer. */
export interface SelfAttention {
  /** The share of rows whose largest weight is their own word's. */
  readonly rows: number;
  /** The mean weight that a row gives its own word. */
  readonly weight: number;
}

/** Each layer's rows that look at themselves, over one head. */
export function selfAttention(trace: Trace): SelfAttention[] {
  return trace.layers.map(({ heads: [{ pattern }] }) => {
    const n = pattern.rows;
    let rows = 0;
    let weight = 0;
    for (let i = 0; i < n; i++) {
      const own = valueAt(pattern, i, i);
      if (row(pattern, i).every((value) => value <= own)) rows++;
      weight += own / n;
    }
    return { rows: rows / n, weight };
  });
}
