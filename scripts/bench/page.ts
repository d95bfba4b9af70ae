import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';

/** What watch.js offers in the page. */
interface Watch {
  firstPicture: number | null;
  firstReading: number | null;
  longTasks: { start: number; duration: number }[];
  moves: number;
  frames(milliseconds: number): Promise<number[]>;
  nextReading(kind: 'keydown' | 'click'): Promise<Redrawn>;
  nextMove(selector: string): Promise<number>;
}
declare global {
  var bench: Watch;
}

/** Milliseconds from an event to the drawn picture, and of the model's own pass as the page states it. */
export interface Redrawn {
  readonly latency: number;
  readonly pass: number;
}

const WATCH = fileURLToPath(new URL('watch.js', import.meta.url));

/** Wide enough for overview and pair side by side. */
const VIEWPORT = { width: 1440, height: 1000 };

/** A page of a fresh context: nothing cached, watch.js in place. */
export async function openPage(browser: Browser, javaScript = true): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, javaScriptEnabled: javaScript });
  const page = await context.newPage();
  if (javaScript) await page.addInitScript({ path: WATCH });
  return page;
}

/** Goes to the page and waits for the first live reading. */
export async function openReading(browser: Browser, address: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(address);
  await page.waitForFunction(() => bench.firstReading);
  return page;
}

/** Words of one token each. */
const WORDS = ['i', 'went', 'swimming', 'with', 'anna', 'at', 'the', 'bank'];

/** A text that the model reads as n tokens, [CLS] and [SEP] among them. */
export function textOf(n: number): string {
  return Array.from({ length: n - 2 }, (_, i) => WORDS[i % WORDS.length]).join(' ');
}

/** Writes a text and waits until it has been read and drawn. */
export async function write(page: Page, text: string, tokens: number): Promise<void> {
  await page.getByLabel('Your sentence').fill(text);
  await settled(page);
  await page.getByText(`${tokens} of 512 tokens`).waitFor();
}

/** Waits until the picture belongs to the text, and for a moment without work. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.figures:not(.stale)') &&
      document.querySelectorAll('.pair [role="figure"] [role="grid"]').length >= 2
  );
  // Longer than the quarter of a second after which the page writes its address.
  await page.waitForTimeout(400);
}

/** Milliseconds of the model's pass, as the page states them. */
export async function passOf(page: Page): Promise<number> {
  const stated = await page.getByText('read on this machine in').textContent();
  return Number(/([\d,]+) ms/.exec(stated ?? '')![1].replace(',', ''));
}
