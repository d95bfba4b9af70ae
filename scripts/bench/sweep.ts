import type { Measurement } from './measurement';
import { openReading } from './page';
import { kept, ms, msSpread } from './report';
import { spread } from './statistics';

/** All weights of one word at 11 tokens. */
const TARGET_MS = 10_000;
/** What a browser calls a long task. */
const LONG_TASK_MS = 50;
/** A whole sweep takes seconds. */
const MOST_RUNS = 5;

/** The headline figure in the page: how long it takes, and whether the page answers meanwhile. */
export const sweep: Measurement = {
  name: 'does a large weight matter',
  async run({ browser, server, runs }) {
    const page = await openReading(browser, server.address);
    const panel = page.getByRole('region', { name: 'What depends on what' });
    const start = panel.getByRole('button', { name: /^Mute each/ });
    await start.waitFor();
    // Its anchors have been read.
    await panel
      .getByText(/^At layer 0 stand/)
      .last()
      .waitFor();
    const times: number[] = [];
    await page.evaluate(() => void bench.longTasks.splice(0));
    const asked = (await start.textContent())!;
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run++) {
      const begun = performance.now();
      await start.click();
      await panel.getByRole('button', { name: 'Stop' }).waitFor();
      await start.waitFor();
      times.push(performance.now() - begun);
    }
    const tasks = await page.evaluate(() => bench.longTasks.map(({ duration }) => duration));
    await page.context().close();
    const smooth = tasks.length === 0;
    const taken = spread(times);
    return {
      title: 'Does a large weight matter?',
      note: `The headline figure in the page, for *bank* in the riverbank sentence, 11 tokens, ${times.length} times: from the press of “${asked}” until all dots are drawn and the sentence says what they show. Targets: ${TARGET_MS / 1000} s, and no task of the main thread over ${LONG_TASK_MS} ms (counted over all times).`,
      columns: ['All weights of one word', 'Kept', `Tasks over ${LONG_TASK_MS} ms`, 'Kept'],
      rows: [
        [
          msSpread(taken),
          kept(taken.most <= TARGET_MS),
          smooth ? 'none' : `${tasks.length}, longest ${ms(Math.max(...tasks))}`,
          kept(smooth)
        ]
      ]
    };
  }
};
