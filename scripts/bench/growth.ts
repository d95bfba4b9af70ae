import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { openNodeReader } from '../../src/lib/engine/node';
import { readForPage } from '../../src/lib/engine/page-reading';
import { DEFAULT_VIEW } from '../../src/lib/state/view';
import type { Measurement } from './measurement';
import { collectGarbage, ownBytes } from './memory';
import { openReading, passOf, settled, textOf, write } from './page';
import { bytes, kept, msSpread } from './report';
import { median, spread } from './statistics';

const LENGTHS = [16, 32, 64, 128, 256, 512];
const LIMIT_BYTES = 450e6;
const LAYERS = 6;
/** How often the process's memory is looked at. */
const SAMPLE_MS = 25;

/** How time and memory grow with the text. */
export const growth: Measurement = {
  name: 'growth with the length of the text',
  async run({ server, runs, launch }) {
    const inNode = await passesInNode(runs);
    // A browser of its own, so that its largest renderer is this page's.
    const browser = await launch();
    try {
      const blank = await browser.newPage();
      await blank.goto(`${server.address}favicon.svg`);
      const floor = await ownBytes(browser);
      await blank.close();
      const page = await openReading(browser, server.address);
      const rows = [];
      let previous = 0;
      for (const n of LENGTHS) {
        const peak = watchMemory(browser);
        const passes = await passesInPage(page, n, runs);
        await explore(page);
        const most = await peak();
        await collectGarbage(page);
        const now = await ownBytes(browser);
        const here = median(passes);
        rows.push([
          String(n),
          msSpread(spread(passes)),
          previous ? `× ${(here / previous).toFixed(1)}` : '',
          msSpread(spread(inNode.get(n)!)),
          now === null ? 'unknown' : bytes(now),
          most === null ? 'unknown' : bytes(most),
          n === 512 && now !== null && most !== null
            ? `held ${kept(now < LIMIT_BYTES)}, peak ${kept(most < LIMIT_BYTES)}`
            : ''
        ]);
        previous = here;
      }
      return {
        title: 'Growth of time and memory with the text',
        note: `${runs} readings each, and then every layer opened and a cell pointed at. Memory is what the page's own process holds for itself, worker and WebAssembly included (Linux: RssAnon and RssShmem): held is what stays once the page's garbage has been collected; the peak has all garbage in it, and so depends on when the browser collects. ${floor === null ? '' : `To show an icon the process needs ${bytes(floor)}. `}Target: under ${bytes(LIMIT_BYTES)} at 512 tokens.`,
        columns: [
          'Tokens',
          "Model's pass",
          'To the row above',
          'Same pass in Node',
          'Held',
          'Peak',
          'Kept'
        ],
        rows
      };
    } finally {
      await browser.close();
    }
  }
};

async function passesInNode(runs: number): Promise<Map<number, number[]>> {
  const reader = await openNodeReader(DEFAULT_VIEW.model);
  const passes = new Map<number, number[]>();
  for (const n of LENGTHS) {
    const times: number[] = [];
    for (let run = -1; run < runs; run++) {
      const request = { id: 0, text: textOf(n), spot: { layer: 1, head: 1 }, cuts: [] };
      const answer = await readForPage(reader, request);
      if (run >= 0) times.push(answer!.reading.milliseconds); // the first run of a length warms up
    }
    passes.set(n, times);
  }
  return passes;
}

/** The passes that the page states, over texts of n tokens that differ in their last word. */
async function passesInPage(page: Page, n: number, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    await write(page, textOf(n).replace(/\w+$/, run % 2 ? 'river' : 'money'), n);
    if (run >= 0) times.push(await passOf(page));
  }
  return times;
}

/** Opens every layer, and points at a cell of the pair. */
async function explore(page: Page): Promise<void> {
  for (let layer = 1; layer <= LAYERS; layer++) {
    await page.getByRole('button', { name: `Layer ${layer}, head 4`, exact: true }).click();
    await settled(page);
    await page.locator('.pair [role="grid"]').first().hover();
  }
}

/**
 * Watches the largest renderer process until told to stop.
 * @returns a function that ends the watch and gives the most bytes seen; null where there is no /proc
 */
function watchMemory(browser: Browser): () => Promise<number | null> {
  let most = 0;
  let watching = true;
  const watch = async () => {
    while (watching) {
      most = Math.max(most, (await ownBytes(browser)) ?? 0);
      await setTimeout(SAMPLE_MS);
    }
  };
  const watched = watch();
  return async () => {
    watching = false;
    await watched;
    return most || null;
  };
}
