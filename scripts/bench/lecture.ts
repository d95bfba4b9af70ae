import type { Page } from '@playwright/test';
import { DEFAULT_VIEW } from '../../src/lib/state/view';
import type { Measurement } from './measurement';
import { openReading, passOf, settled } from './page';
import { kept, ms, msSpread } from './report';
import { spread } from './statistics';

const OTHER = 'I went borrowing with Anna at the bank.';
const TARGET_MS = 5;

/** How long the lecture model takes for the riverbank sentence. */
export const lecture: Measurement = {
  name: 'lecture model',
  async run({ browser, server, runs }) {
    const page = await openReading(browser, new URL('?model=lecture', server.address).href);
    const first = await passOf(page);
    const passes = [];
    for (let run = 0; run < runs; run++) {
      await read(page, OTHER);
      await read(page, DEFAULT_VIEW.text);
      passes.push(await passOf(page));
    }
    await page.context().close();
    const all = spread(passes);
    return {
      title: 'The lecture model',
      note: `The model's pass over the riverbank sentence, as the page states it, ${runs} times in turn with another sentence; and the very first, while the page is still being set up.`,
      columns: ['Model', 'Pass', 'Target', 'Kept', 'The first one'],
      rows: [['lecture', msSpread(all), ms(TARGET_MS), kept(all.median < TARGET_MS), ms(first)]]
    };
  }
};

async function read(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your sentence').fill(text);
  await settled(page);
}
