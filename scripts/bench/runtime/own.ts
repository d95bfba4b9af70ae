import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { openPage, passOf, write } from '../page';

declare global {
  /** What passes.js notes. */
  var passes: number[];
}

/** Opens the built page, with passes.js in it, and waits for the first live reading. */
export async function openOwn(browser: Browser, address: string): Promise<Page> {
  const page = await openPage(browser);
  await page.addInitScript({ path: join(import.meta.dirname, 'passes.js') });
  await page.goto(address);
  await page.waitForFunction(() => bench.firstReading);
  return page;
}

/**
 * Writes a text of so many tokens.
 * @returns the milliseconds of its pass, to the fraction
 * @throws Error when they are not what the page states, rounded
 */
export async function timeOwn(page: Page, text: string, tokens: number): Promise<number> {
  await write(page, text, tokens);
  const stated = await passOf(page);
  const noted = await page.evaluate(() => passes[passes.length - 1]);
  if (Math.max(1, Math.round(noted)) !== stated) {
    throw new Error(`The page states ${stated} ms, but its worker told ${noted} ms.`);
  }
  return noted;
}
