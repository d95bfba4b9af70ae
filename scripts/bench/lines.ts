import type { Browser } from '@playwright/test';
import type { Measurement } from './measurement';
import { openPage } from './page';
import { kept } from './report';
import { slowLine, type Line } from './slow-line';
import { spread } from './statistics';

const LATENCY_MS = 20;
const LAYER_1_MS = 4000;
/** A visit takes up to a minute and a half. */
const MOST_RUNS = 3;

const LINES: readonly Line[] = [20, 5].flatMap((megabits) =>
  [true, false].map((ranges) => ({
    bitsPerSecond: megabits * 1e6,
    latency: LATENCY_MS,
    ranges
  }))
);

/** How long a visitor on a slow line waits. */
export const lines: Measurement = {
  name: 'slow lines',
  async run({ browser, server, runs }) {
    const rows = [];
    for (const line of LINES) {
      const { address, close } = await slowLine(server.address, line);
      const visits: Visit[] = [];
      for (let run = 0; run < Math.min(runs, MOST_RUNS); run++)
        visits.push(await visit(browser, address));
      close();
      const of = (name: keyof Visit) => spread(visits.map((one) => one[name])).median;
      const target = line.bitsPerSecond === 20e6 && line.ranges;
      rows.push([
        `${line.bitsPerSecond / 1e6} Mbit/s`,
        line.ranges ? 'yes' : 'no: the words come whole',
        ...(['picture', 'layer', 'reading'] as const).map((name) => seconds(of(name))),
        target ? kept(of('layer') <= LAYER_1_MS) : ''
      ]);
    }
    return {
      title: 'On a slow line',
      note: `Medians of ${Math.min(runs, MOST_RUNS)} cold visits through a server that shares so many bits a second among all of its answers, begins each after ${LATENCY_MS} ms and packs text. Layer 1 is live when the number beside the pair is made of the engine's own vectors. Target: layer 1 within ${seconds(LAYER_1_MS)} at 20 Mbit/s. When every file came whole and nothing was read before the last had come, layer 1 and the first reading both waited for 46 MB: 18 s at 20 Mbit/s, 74 s at 5, by arithmetic.`,
      columns: [
        'Line',
        'Parts of files',
        'First picture',
        'Layer 1 live',
        'First live reading',
        'Kept'
      ],
      rows
    };
  }
};

/** Milliseconds from navigation. */
interface Visit {
  readonly picture: number;
  readonly layer: number;
  readonly reading: number;
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const page = await openPage(browser);
  await page.goto(address, { waitUntil: 'commit' });
  const timeout = 180_000;
  const layer = await page.waitForFunction(
    () => document.querySelector('.number .adds') && performance.now(),
    null,
    { timeout }
  );
  await page.waitForFunction(() => bench.firstReading, null, { timeout });
  const times = await page.evaluate(() => ({
    picture: Math.max(
      bench.firstPicture!,
      performance.getEntriesByName('first-contentful-paint')[0].startTime
    ),
    reading: bench.firstReading!
  }));
  const live = Number(await layer.jsonValue());
  await page.context().close();
  return { ...times, layer: live };
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
