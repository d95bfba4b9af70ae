import { test as base, type Page } from '@playwright/test';
import { join } from 'node:path';
import { root, runModule } from '../../scripts/run.mjs';
import { serve } from '../../scripts/serve.mjs';
import type {} from './fixtures/desks/main';
import type { TraceJson } from './page';

/** Tests on a page of their own, with `window.desks` and no more than is asked to be shown. */
export const test = base.extend<{ desks: Page }, { desksAddress: string }>({
  desksAddress: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is used
    async ({}, use) => {
      const config = join(root, 'tests/browser/fixtures/vite.config.ts');
      const args = ['build', '--config', config];
      const { ok, output } = await runModule('vite/bin/vite.js', args, { quiet: true });
      if (!ok) throw new Error(output);
      // The project itself, so that the models in static/ need not be copied.
      const server = await serve(root);
      await use(`${server.address}.builds/fixtures/desks/`);
      server.close();
    },
    { scope: 'worker' }
  ],
  desks: async ({ page, desksAddress }, use) => {
    await page.goto(desksAddress);
    await page.waitForFunction(() => 'desks' in window);
    await use(page);
  }
});

/** Every pattern of a layer as the command line writes them, the dot product's first. */
export const patternsIn = ({ dotProduct, heads }: TraceJson['layers'][number]): number[] =>
  [dotProduct, ...heads].flatMap(({ pattern }) => pattern.flat());

/** Largest difference of two lists of numbers; infinite where one is longer or not a number. */
export function distance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Infinity;
  return a.reduce((most, value, i) => {
    const off = Math.abs(value - b[i]);
    return off <= most ? most : Number.isNaN(off) ? Infinity : off;
  }, 0);
}
