import type { Browser, Page } from '@playwright/test';
import type { Measurement } from './measurement';
import { collectGarbage, ownBytes, tensorsHeld } from './memory';
import { bytes, kept, ms } from './report';

const REACHED = 0.95;
/** A run that has not got there by then is given up, and said so. */
const GIVE_UP_MS = 120_000;
const TARGETS = [
  { name: 'learned Q, K, V alone', learners: '1', target: 20_000 },
  { name: 'all three in lockstep', learners: '3', target: 60_000 }
];
const TARGET_FRAMES = 5;
const LONG_TASK_MS = 50;
/** When the memory of a long run is looked at. */
const STEPS = [500, 1000, 2000, 3000];

/** From pressing Start to learned Q, K, V understanding held-out plain sentences. */
export const learning: Measurement = {
  name: 'learning',
  async run({ browser, server }) {
    const rows = [];
    for (const { name, learners, target } of TARGETS) {
      const { reached, step, frames, longest } = await train(browser, server.address, learners);
      rows.push([
        name,
        reached === null ? `not within ${ms(GIVE_UP_MS)}` : `${(reached / 1e3).toFixed(1)} s`,
        String(step),
        `${target / 1e3} s`,
        kept(reached !== null && reached <= target),
        `${frames.toFixed(1)} a second`,
        kept(frames >= TARGET_FRAMES),
        longest === 0 ? 'none' : ms(longest),
        kept(longest <= LONG_TASK_MS)
      ]);
    }
    return {
      title: 'Learning',
      note: `One run each, seed 1, 2 layers: from pressing Start until learned Q, K, V read ${REACHED * 100} % of held-out plain sentences in the right sense (examined every 20 steps). Frames: redrawn heat maps; target ${TARGET_FRAMES} a second. Tasks of the main thread over ${LONG_TASK_MS} ms: target none.`,
      columns: [
        'Who learns',
        'Reached',
        'Step',
        'Target',
        'Kept',
        'Maps',
        'Kept',
        'Longest task',
        'Kept'
      ],
      rows
    };
  }
};

/** Memory while one learner goes on far beyond what it needs. */
export const learningMemory: Measurement = {
  name: 'memory of learning',
  async run({ server, launch }) {
    // A browser of its own, so that its largest renderer is this page's.
    const browser = await launch();
    try {
      const page = await openClass(browser, server.address, '1');
      await page.getByRole('button', { name: 'Start' }).click();
      const rows = [];
      for (const step of STEPS) {
        await page.waitForFunction(
          (least) => Number(document.querySelector('.controls strong')?.textContent) >= least,
          step,
          { timeout: 0, polling: 100 }
        );
        await collectGarbage(page);
        const held = await ownBytes(browser);
        rows.push([
          String(step),
          String(await fewestTensors(page)),
          held === null ? 'unknown' : bytes(held)
        ]);
      }
      return {
        title: 'Memory of learning',
        note: `Learned Q, K, V alone, seed 1, 2 layers, without a pause. Tensors are those that the worker holds between two steps; memory is what the page's own process holds for itself once the page's garbage has been collected. The time line keeps at most 64 moments. Target: level after ${STEPS.at(-1)} steps.`,
        columns: ['Step', 'Tensors', 'Memory'],
        rows
      };
    } finally {
      await browser.close();
    }
  }
};

/** The fewest tensors of a few looks: a step under way has tensors of its own. */
async function fewestTensors(page: Page): Promise<number> {
  const counts = [];
  for (let look = 0; look < 20; look++) counts.push(await tensorsHeld(page));
  return Math.min(...counts);
}

/** The Learn page with its learners set up. */
async function openClass(browser: Browser, address: string, learners: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL('learn/', address).href);
  // The choice is heard once the learners are set up.
  await page.waitForFunction(() => document.querySelectorAll('.learners article').length > 0);
  await page.getByLabel('who learns').selectOption(learners);
  await page.waitForFunction(
    (count) => document.querySelectorAll('.learners article').length === Number(count),
    learners
  );
  return page;
}

async function train(browser: Browser, address: string, learners: string) {
  const page = await openClass(browser, address, learners);
  await watchFrames(page);
  await page.getByRole('button', { name: 'Start' }).click();
  const begun = Date.now();
  const reached = await page
    .waitForFunction(
      (least) => {
        const figure = document.querySelector('.learners .result strong')?.textContent ?? '';
        return parseInt(figure) >= least;
      },
      REACHED * 100,
      { timeout: GIVE_UP_MS, polling: 100 }
    )
    .then(() => Date.now() - begun)
    .catch(() => null);
  const seconds = (Date.now() - begun) / 1e3;
  const seen = await page.evaluate(() => ({
    frames: Number(document.body.dataset.frames),
    longest: Number(document.body.dataset.longest),
    step: Number(document.querySelector('.controls strong')?.textContent)
  }));
  await page.context().close();
  return { reached, step: seen.step, frames: seen.frames / seconds, longest: seen.longest };
}

/** Counts changes of the first learner's first map, and keeps the longest task. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { dataset } = document.body;
    dataset.frames = dataset.longest = '0';
    const map = document.querySelector('.learners [role=figure] svg.labels > svg')!;
    // Functions stay unnamed here: tsx would name them through a helper that the page has not got.
    new MutationObserver(() => {
      dataset.frames = String(Number(dataset.frames) + 1);
    }).observe(map, { subtree: true, attributes: true, childList: true });
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map((entry) => entry.duration));
      dataset.longest = String(Math.max(Number(dataset.longest), longest));
    }).observe({ entryTypes: ['longtask'] });
  });
}
