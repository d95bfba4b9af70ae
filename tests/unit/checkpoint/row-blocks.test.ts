import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES, blocksOf } from '../../../src/lib/checkpoint/row-blocks';

/** A table somewhere in a file, and some of its rows. */
const tables = fc
  .record({
    offset: fc.nat(100_000),
    rowBytes: fc.integer({ min: 1, max: 2 * BLOCK_BYTES }),
    rows: fc.integer({ min: 1, max: 40_000 })
  })
  .chain(({ offset, rowBytes, rows }) =>
    fc.record({
      place: fc.constant({ start: offset, end: offset + rows * rowBytes, rowBytes }),
      asked: fc.array(fc.nat(rows - 1), { maxLength: 60 })
    })
  );

describe('blocksOf', () => {
  it('covers every row whole, inside the table, in order and apart', () => {
    fc.assert(
      fc.property(tables, ({ place, asked }) => {
        const blocks = blocksOf(asked, place);
        for (const row of asked) {
          const [start, end] = [row, row + 1].map((at) => place.start + at * place.rowBytes);
          expect(blocks.some((block) => block.start <= start && end <= block.end)).toBe(true);
        }
        blocks.forEach((block, i) => {
          expect(block.start).toBeGreaterThanOrEqual(i > 0 ? blocks[i - 1].end + 1 : place.start);
          expect(block.end).toBeLessThanOrEqual(place.end);
          expect((block.start - place.start) % place.rowBytes).toBe(0);
        });
      })
    );
  });

  it('asks for two blocks a row at most, and once for rows that stand together', () => {
    fc.assert(
      fc.property(tables, ({ place, asked }) => {
        const blocks = blocksOf(asked, place);
        const bytes = blocks.reduce((sum, { start, end }) => sum + end - start, 0);
        const most = Math.max(BLOCK_BYTES, place.rowBytes);
        expect(bytes).toBeLessThanOrEqual(2 * most * new Set(asked).size);
        expect(blocks.length).toBeLessThanOrEqual(new Set(asked).size);
      })
    );
    const place = { start: 8, end: 8 + 30_522 * 768, rowBytes: 768 };
    expect(blocksOf([0, 31], place)).toEqual([{ start: 8, end: 8 + BLOCK_BYTES }]);
    expect(blocksOf([70, 3], place)).toEqual([{ start: 8, end: 8 + 3 * BLOCK_BYTES }]);
    expect(blocksOf([30_521, 0], place)).toHaveLength(2);
  });

  it('gives a row the same block whatever is asked beside it', () => {
    fc.assert(
      fc.property(tables, ({ place, asked }) => {
        const together = blocksOf(asked, place);
        for (const row of asked) {
          const [alone] = blocksOf([row], place);
          expect(together.some((b) => b.start <= alone.start && alone.end <= b.end)).toBe(true);
        }
      })
    );
  });
});
