import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';

/** Until freed memory has gone back to the system. */
const SETTLE_MS = 500;

export async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await setTimeout(SETTLE_MS);
}

/** Memory that the largest renderer process has for itself; null where there is no /proc. */
export async function ownBytes(browser: Browser): Promise<number | null> {
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
        return of('RssAnon') + of('RssShmem');
      })
  );
  return Math.max(0, ...all) || null;
}

/** How many tensors TensorFlow.js holds in the page's worker. */
export const tensorsHeld = (page: Page): Promise<number> =>
  page.workers()[0].evaluate(() => {
    const { _tfengine } = globalThis as unknown as {
      _tfengine: { memory(): { numTensors: number } };
    };
    return _tfengine.memory().numTensors;
  });
