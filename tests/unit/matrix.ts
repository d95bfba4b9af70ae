import type { Matrix } from '../../src/lib/transformer/trace';

/** A matrix from rows of numbers. */
export function matrix(rows: readonly (readonly number[])[]): Matrix {
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    data: Float32Array.from(rows.flat())
  };
}
