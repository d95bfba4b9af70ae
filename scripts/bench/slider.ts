import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { FRAME_MS, type Measurement } from './measurement';
import { openReading, textOf, write } from './page';
import { kept, percent } from './report';
import { quantile, shareUpTo } from './statistics';

const WORDS = 32;
/** A frame, with the rounding of the clock that frames are told by. */
const FRAME_LIMIT_MS = 17;
const SHARE = 0.95;
const DRAG_MS = 2000;

/** Whether the picture follows the hand that turns proposal 1 into proposal 2. */
export const slider: Measurement = {
  name: 'dragging the slider',
  async run({ browser, server }) {
    const page = await openReading(browser, server.address);
    const thumb = page.getByRole('slider', { name: 'From proposal 1 to proposal 2' });
    if ((await thumb.count()) === 0) {
      await page.context().close();
      return null;
    }
    await write(page, textOf(WORDS + 2), WORDS + 2);
    await thumb.scrollIntoViewIfNeeded();
    const floor = await page.evaluate((time) => bench.frames(time), DRAG_MS);
    const box = (await thumb.boundingBox())!;
    const frames = page.evaluate((time) => bench.frames(time), DRAG_MS);
    await drag(page, box, DRAG_MS);
    const dragged = await frames;
    const moves = await page.evaluate(() => bench.moves);
    await page.context().close();

    const row = (what: string, values: readonly number[], verdict: string) => [
      what,
      percent(shareUpTo(values, FRAME_LIMIT_MS)),
      `${quantile(values, SHARE).toFixed(1)} ms`,
      `${Math.max(...values).toFixed(1)} ms`,
      verdict
    ];
    const share = shareUpTo(dragged, FRAME_LIMIT_MS);
    const ok = share >= SHARE || share >= shareUpTo(floor, FRAME_LIMIT_MS);
    return {
      title: 'Dragging the slider',
      note: `${WORDS} words; ${DRAG_MS / 1000} seconds of a real pointer drawn to and fro, ${moves} positions of the slider, and the same page at rest. Target: ${percent(SHARE)} of frames within ${FRAME_LIMIT_MS} ms, or the machine's own floor.`,
      columns: [
        'Frames',
        `Within ${FRAME_LIMIT_MS} ms`,
        `${percent(SHARE)} take at most`,
        'Longest',
        'Kept'
      ],
      rows: [row('dragging', dragged, kept(ok)), row('at rest', floor, '')]
    };
  }
};

/** Moves the pointer along the slider and back until the time is up, twice a frame. */
async function drag(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  milliseconds: number
): Promise<void> {
  const end = performance.now() + milliseconds;
  const at = (step: number) => x + width * (0.5 - 0.45 * Math.cos(step / 20));
  await page.mouse.move(at(0), y + height / 2);
  await page.mouse.down();
  const moves: Promise<void>[] = [];
  for (let step = 0; performance.now() < end; step++) {
    // Not awaited: a hand does not wait for the page either.
    moves.push(page.mouse.move(at(step), y + height / 2));
    await setTimeout(FRAME_MS / 2);
  }
  await Promise.all(moves);
  await page.mouse.up();
}
