import { openNodeReader } from '../../src/lib/engine/node';
import { readText } from '../../src/lib/engine/reader';
import { DEFAULT_VIEW } from '../../src/lib/state/view';
import type { Measurement } from './measurement';
import { openPage } from './page';
import { kept, ms, msSpread } from './report';
import { spread } from './statistics';

const PICTURE_MS = 300;
const READING_MS = 1500;

/** Milliseconds from navigation; `longest` is the length of the main thread's longest task. */
interface Visit {
  readonly picture: number;
  readonly model: number;
  readonly reading: number;
  readonly longest: number;
}

/** How long a visitor waits: for the picture that the page was built with, and for its own reading. */
export const first: Measurement = {
  name: 'first picture and first live reading',
  async run({ browser, server, runs }) {
    const begun = performance.now();
    const reader = await openNodeReader(DEFAULT_VIEW.model);
    await readText(reader, DEFAULT_VIEW.text);
    const inNode = performance.now() - begun;

    const visits: Visit[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await openPage(browser);
      server.forget();
      await page.goto(server.address);
      await page.waitForFunction(() => bench.firstPicture && bench.firstReading);
      const visit = await page.evaluate(() => ({
        // Whichever is later: cells in a drawn frame, or the browser's own word that it has painted.
        picture: Math.max(
          bench.firstPicture!,
          performance.getEntriesByName('first-contentful-paint')[0].startTime
        ),
        reading: bench.firstReading!,
        longest: Math.max(0, ...bench.longTasks.map(({ duration }) => duration))
      }));
      const html = server.served.find(({ path }) => path.endsWith('index.html'))!.done;
      const model = server.served.findLast(({ path }) => path.includes('/models/'))!.done - html;
      visits.push({ ...visit, model });
      await page.context().close();
    }
    const of = (name: keyof Visit) => spread(visits.map((visit) => visit[name]));
    const [picture, reading] = [of('picture'), of('reading')];
    return {
      title: 'First picture and first live reading',
      note: `${runs} cold visits: each in a fresh browser context, from a server on the same machine. The picture is there when overview and pair have been drawn and the browser reports its first contentful paint; the reading when the page states how long its own took.`,
      columns: ['From navigation to', 'Median (least–most)', 'Target', 'Kept', 'Beside it'],
      rows: [
        [
          'first picture painted, overview and pair',
          msSpread(picture),
          ms(PICTURE_MS),
          kept(picture.median <= PICTURE_MS),
          ''
        ],
        ["last byte of the model's files sent", msSpread(of('model')), '', '', ''],
        [
          'first live reading',
          msSpread(reading),
          ms(READING_MS),
          kept(reading.median <= READING_MS),
          `Node opens the same model and reads the same sentence in ${ms(inNode)}`
        ],
        [
          'longest task of the main thread on the way (0: none over 50 ms)',
          msSpread(of('longest')),
          '',
          '',
          ''
        ]
      ]
    };
  }
};
