import { expect, type BrowserContext } from '@playwright/test';

/** A file of a model that was asked for, or a part of it. */
export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
}

/** Notes what of models is asked for from now on. */
export function noteAsked(context: BrowserContext): Asked[] {
  const asked: Asked[] = [];
  context.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes('/models/')) asked.push({ path, range: request.headers().range });
  });
  return asked;
}

/** A file is asked for whole and once, or by parts of which no two have a byte in common. */
export function expectNoByteTwice(asked: readonly Asked[]): void {
  const files = asked.filter(({ range }) => !range).map(({ path }) => path);
  expect(new Set(files).size).toBe(files.length);
  const parts = asked.filter(({ range }) => range);
  for (const table of new Set(parts.map(({ path }) => path))) {
    expect(files).not.toContain(table);
    const spans = parts
      .filter(({ path }) => path === table)
      .map(({ range }) => /(\d+)-(\d+)/.exec(range!)!.slice(1).map(Number))
      .sort(([a], [b]) => a - b);
    spans.slice(1).forEach(([start], i) => expect(start).toBeGreaterThan(spans[i][1]));
  }
}
