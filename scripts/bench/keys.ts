import type { Page } from '@playwright/test';
import { FRAME_MS, type Measurement } from './measurement';
import { openReading, settled, textOf, write, type Redrawn } from './page';
import { kept, ms, msSpread } from './report';
import { median, spread } from './statistics';

const LENGTHS = [9, 32, 128, 512];
/** Frames that the page may add to the model's own pass. */
const FRAMES = 2;

/** How long after a key the picture of the new text is there. */
export const keys: Measurement = {
  name: 'key press to picture',
  async run({ browser, server, runs }) {
    const page = await openReading(browser, server.address);
    const rows = [];
    for (const n of LENGTHS) {
      await write(page, textOf(n - 1), n - 1);
      await page.evaluate(() => void bench.longTasks.splice(0));
      const presses: Redrawn[] = [];
      for (let run = 0; run < runs; run++) presses.push(await press(page));
      const tasks = await page.evaluate(() => bench.longTasks.map(({ duration }) => duration));
      const more = median(presses.map(({ latency, pass }) => latency - pass));
      const smooth = tasks.length === 0;
      rows.push([
        String(n),
        msSpread(spread(presses.map(({ latency }) => latency))),
        msSpread(spread(presses.map(({ pass }) => pass))),
        `${ms(more)}, ${(more / FRAME_MS).toFixed(1)} frames`,
        kept(more <= FRAMES * FRAME_MS),
        smooth ? 'none' : `${tasks.length}, longest ${ms(Math.max(...tasks))}`,
        kept(smooth)
      ]);
    }
    await page.context().close();
    return {
      title: 'Key press to picture',
      note: `${runs} presses of a real key that adds one token. From the key's own time stamp to the end of the frame in which overview and pair of the new text are drawn. The model's pass is what the page states. Targets: at most ${FRAMES} frames (${ms(FRAMES * FRAME_MS)}) over it; no task of the main thread over 50 ms (counted over all presses, the key that takes the token back included).`,
      columns: [
        'Tokens',
        'Key to picture',
        "Model's pass",
        'Over the pass',
        'Kept',
        'Tasks over 50 ms',
        'Kept'
      ],
      rows
    };
  }
};

/** One key more, and then back to where it was. */
async function press(page: Page): Promise<Redrawn> {
  const answer = page.evaluate(() => bench.nextReading('keydown'));
  // The listener must be in place before the key is.
  await page.evaluate(() => 0);
  await page.keyboard.press('.');
  const result = await answer;
  await settled(page);
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(50);
  await settled(page);
  return result;
}
