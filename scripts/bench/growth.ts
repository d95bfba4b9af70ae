import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { openNodeReader } from '../../src/lib/engine/node';
import { readForPage } from '../../src/lib/engine/reader';
import { DEFAULT_VIEW } from '../../src/lib/state/address';
import type { Measurement } from './measurement';
import { openReading, settled, textOf, write } from './page';
import { bytes, kept, msSpread } from './report';
import { serve } from './serve';
import { median, spread } from './statistics';

const LENGTHS = [16, 32, 64, 128, 256, 512];
const LIMIT_BYTES = 500e6;
const LAYERS = 6;
/** Without this the browser answers a question about memory only after its next own collection. */
const EAGER = '--enable-blink-features=ForceEagerMeasureMemory';

/** How time and memory grow with the text. */
export const growth: Measurement = {
  name: 'growth with the length of the text',
  async run({ build, runs, launch }) {
    const inNode = await passesInNode(runs);
    const server = await serve(build, true);
    const browser = await launch([EAGER]);
    try {
      const page = await openReading(browser, server.address);
      const rows = [];
      let previous = 0;
      for (const n of LENGTHS) {
        const passes = await passesInPage(page, n, runs);
        await explore(page);
        const memory = await measureMemory(page);
        const resident = await residentBytes(browser);
        const here = median(passes);
        rows.push([
          String(n),
          msSpread(spread(passes)),
          previous ? `× ${(here / previous).toFixed(1)}` : '',
          msSpread(spread(inNode.get(n)!)),
          memory === null ? 'not offered' : bytes(memory),
          resident ? bytes(resident.now) : 'not offered',
          resident ? bytes(resident.peak) : 'not offered',
          n === 512 ? kept((memory ?? resident?.now ?? Infinity) < LIMIT_BYTES) : ''
        ]);
        previous = here;
      }
      return {
        title: 'Growth of time and memory with the text',
        note: `${runs} readings each, and then every layer opened and a cell pointed at. Memory of page, worker and WebAssembly together is the browser's own count (measureUserAgentSpecificMemory); resident is the whole renderer process as Linux counts it, the engine's code and shared libraries included, and its peak since the visit began. Target: under ${bytes(LIMIT_BYTES)} at 512 tokens, by the browser's count.`,
        columns: [
          'Tokens',
          "Model's pass",
          'To the row above',
          'Same pass in Node',
          'Memory',
          'Resident',
          'Peak',
          'Kept'
        ],
        rows
      };
    } finally {
      await browser.close();
      server.close();
    }
  }
};

async function passesInNode(runs: number): Promise<Map<number, number[]>> {
  const reader = await openNodeReader(DEFAULT_VIEW.model);
  const passes = new Map<number, number[]>();
  for (const n of LENGTHS) {
    const times: number[] = [];
    for (let run = -1; run < runs; run++) {
      const reading = await readForPage(reader, 0, textOf(n));
      if (run >= 0) times.push(reading!.milliseconds); // the first run of a length warms up
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
    const stated = await page.getByText('read on this machine in').textContent();
    if (run >= 0) times.push(Number(/([\d,]+) ms/.exec(stated ?? '')![1].replace(',', '')));
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

async function measureMemory(page: Page): Promise<number | null> {
  return page.evaluate(async () => {
    const measuring = performance as Performance & {
      measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
    };
    return (await measuring.measureUserAgentSpecificMemory?.())?.bytes ?? null;
  });
}

/** Resident memory of the largest renderer process; null where there is no /proc. */
async function residentBytes(browser: Browser): Promise<{ now: number; peak: number } | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const all = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        const of = (name: string) =>
          1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
        return { now: of('VmRSS'), peak: of('VmHWM') };
      })
  );
  const largest = all.sort((a, b) => b.now - a.now)[0];
  return largest?.now ? largest : null;
}
