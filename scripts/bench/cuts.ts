import type { Locator, Page } from '@playwright/test';
import type { Measurement } from './measurement';
import { openReading, settled, textOf, write } from './page';
import { kept, ms, msSpread } from './report';
import { spread } from './statistics';

/** Words, and the tokens that they are with [CLS] and [SEP]. */
const WORDS = 16;
const TOKENS = WORDS + 2;
const LIMIT_MS = 80;

/** How long after a press on a cut the reading with it is drawn. */
export const cuts: Measurement = {
  name: 'a cut redrawn',
  async run({ browser, server, runs }) {
    const page = await openReading(browser, server.address);
    await write(page, textOf(TOKENS), TOKENS);
    const weight = page.getByRole('group', { name: 'Mute or cut this weight' });
    const parts = page.getByRole('group', { name: 'Take a head or a layer out' });
    const cut = weight.getByRole('button', { name: 'Cut' });
    await cut.waitFor();
    const pressed: [string, Locator][] = [
      ['one weight, layer 1, head 4', cut],
      ['a head of layer 1', parts.getByRole('checkbox', { name: 'head 4' })],
      ['the MLP of layer 1', parts.getByRole('checkbox', { name: 'its MLP' })]
    ];
    const rows = [];
    for (const [what, button] of pressed) rows.push(await redrawn(page, what, button, runs));
    await weight.getByRole('combobox').selectOption('everywhere');
    rows.push(await redrawn(page, 'one weight, in every layer and head', cut, runs));
    await page.context().close();
    return {
      title: 'A cut redrawn',
      note: `${WORDS} words, ${TOKENS} tokens. ${runs} presses of the mouse that cut: from the click's own time stamp to the end of the frame in which overview and pair of the reading with the cut are drawn. Tasks of the main thread over 50 ms are counted over these and the presses that take the cut off again. Target: ${LIMIT_MS} ms in the median.`,
      columns: ['Cut', 'Press to picture', 'Target', 'Kept', 'Tasks over 50 ms'],
      rows
    };
  }
};

/** A cut set so many times, and each time taken off again. @returns a row of the table */
async function redrawn(page: Page, what: string, button: Locator, runs: number): Promise<string[]> {
  await button.scrollIntoViewIfNeeded();
  await page.evaluate(() => void bench.longTasks.splice(0));
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const answer = page.evaluate(() => bench.nextReading('click'));
    await page.evaluate(() => 0); // the listener must be in place before the click
    await button.click();
    times.push((await answer).latency);
    await settled(page);
    await button.click(); // what was read without it is at hand
    await settled(page);
  }
  const tasks = await page.evaluate(() => bench.longTasks.map(({ duration }) => duration));
  const taken = spread(times);
  return [
    what,
    msSpread(taken),
    ms(LIMIT_MS),
    kept(taken.median <= LIMIT_MS),
    tasks.length === 0 ? 'none' : `${tasks.length}, longest ${ms(Math.max(...tasks))}`
  ];
}
