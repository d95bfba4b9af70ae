import type { Measurement } from './measurement';
import { openReading, textOf, write } from './page';
import { kept, ms, msSpread } from './report';
import { spread } from './statistics';

const LENGTHS = [11, 34, 128];
const LIMIT_MS = 50;
const LEDGER = 'section[aria-label="One number, all of it"]';

/** How long after the pointer reaches a cell its arithmetic is there. */
export const ledger: Measurement = {
  name: 'opening a ledger',
  async run({ browser, server, runs }) {
    const page = await openReading(browser, server.address);
    if ((await page.locator(LEDGER).count()) === 0) {
      await page.context().close();
      return null;
    }
    const rows = [];
    for (const n of LENGTHS) {
      await write(page, textOf(n), n);
      const map = page.locator('.pair .pointer').last();
      await map.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await map.boundingBox())!;
      const side = width / n;
      const times: number[] = [];
      for (let run = 0; run < runs; run++) {
        const answer = page.evaluate((selector) => bench.nextMove(selector), LEDGER);
        await page.evaluate(() => 0); // the listener must be in place before the pointer moves
        await page.mouse.move(x + side * (2.5 + run), y + height / 2 + side * (run % 2));
        times.push(await answer);
        await page.waitForTimeout(100);
      }
      const opened = spread(times);
      rows.push([String(n), msSpread(opened), ms(LIMIT_MS), kept(opened.median < LIMIT_MS)]);
    }
    await page.context().close();
    return {
      title: 'Opening a ledger',
      note: `${runs} cells of the pair, pointed at one after the other: from the pointer's move to the end of the frame that draws the cell's arithmetic.`,
      columns: ['Tokens', 'Median (least–most)', 'Target', 'Kept'],
      rows
    };
  }
};
