import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { Driver } from '../../../tests/browsers/driver.mjs';
import { startFirefox } from '../../../tests/browsers/firefox.mjs';
import { until } from '../../../tests/browsers/hands.mjs';
import { findFirefox } from '../../other-browsers.mjs';
import type { Measurement } from '../measurement';
import { msSpread } from '../report';
import { spread } from '../statistics';
import { LENGTHS, textOfRun, WARM_UP } from './texts';

/** As `settled` leaves it: longer than the page waits before it writes its address. */
const PAUSE_MS = 400;
const TITLE = "The page's pass in Firefox";

/** The page's pass where the first measurement's browser is not the only one. */
export const inFirefox: Measurement = {
  name: 'runtime in Firefox',
  async run({ server, runs }) {
    const firefox = findFirefox();
    if (!firefox) {
      return { title: TITLE, note: 'Left out, as no Firefox is installed.', columns: [], rows: [] };
    }
    const version = execFileSync(firefox.browser, ['--version'], { encoding: 'utf8' }).trim();
    const driver = await startFirefox(firefox);
    try {
      await driver.goto(server.address);
      await until(
        async () => (await statedPass(driver)) !== null,
        () => 'the page read nothing'
      );
      const rows = [];
      for (const n of LENGTHS) {
        const passes: number[] = [];
        for (let run = -WARM_UP; run < runs; run++) {
          const pass = await read(driver, textOfRun(n, run), n);
          if (run >= 0) passes.push(pass);
        }
        rows.push([String(n), msSpread(spread(passes))]);
      }
      return {
        title: TITLE,
        note: `${version}, headless, the same texts ${runs} times, as the page states it.`,
        columns: ['Tokens', "Model's pass"],
        rows
      };
    } finally {
      await driver.close();
    }
  }
};

/** Writes a text, waits until it has been read and drawn, and gives the pass that the page states. */
async function read(driver: Driver, text: string, tokens: number): Promise<number> {
  await driver.call((value) => {
    const field = document.querySelector('textarea')!;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  await until(
    () =>
      driver.call(
        (n) =>
          document.querySelector('.figures:not(.stale)') !== null &&
          document.body.innerText.includes(`${n} of 512 tokens`),
        tokens
      ),
    () => `${tokens} tokens were not read`
  );
  await setTimeout(PAUSE_MS);
  return (await statedPass(driver))!;
}

/** Milliseconds of the latest pass; null before the first. */
const statedPass = (driver: Driver): Promise<number | null> =>
  driver.call(() => {
    const stated = /read on this machine in ([\d,]+) ms/.exec(document.body.innerText);
    return stated && Number(stated[1].replace(',', ''));
  }, null);
