/** Cells that one page of a table holds: more make a browser stall. */
const PAGE_CELLS = 16_384;

/** The rows of each page of a table, in order; one page where all fit. */
export function tablePages(rows: number, columns: number): number[][] {
  const size = Math.max(1, Math.floor(PAGE_CELLS / Math.max(1, columns)));
  const pages = Math.max(1, Math.ceil(rows / size));
  return Array.from({ length: pages }, (_, page) =>
    Array.from({ length: Math.min(size, rows - page * size) }, (_, i) => page * size + i)
  );
}
