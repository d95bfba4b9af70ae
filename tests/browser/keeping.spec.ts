import { expect, test, type Page } from '@playwright/test';
import { expectLive, expectTokens, open, sentence } from './page';

/** Goes to Explore by its link, and waits until the engine's own reading is on it. */
const toExplore = async (page: Page) => {
  await page.getByRole('link', { name: 'Explore' }).click();
  await expectLive(page);
};
const toLearn = (page: Page) => page.getByRole('link', { name: 'Learn Q, K, V' }).click();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const step = async (page: Page) =>
  Number(await page.locator('.controls strong').first().innerText());
const firstMap = (page: Page) =>
  page.getByRole('figure', { name: 'Learned Q, K, V, layer 1', exact: true }).locator('svg.cells');

test('from Explore to Learn and back no model file is asked for twice, and a class is kept', async ({
  page,
  context
}) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/models/')) asked.push(pathname);
  });
  await open(page);
  expect(asked).toContain('/models/minilm/config.json');
  const before = asked.length;

  await toLearn(page);
  await expect(button(page, 'Start')).toBeEnabled();
  const untrained = await firstMap(page).innerHTML();
  await button(page, 'Start').click();
  await expect.poll(() => step(page)).toBeGreaterThanOrEqual(12);

  await toExplore(page);
  await sentence(page).fill('the river bank');
  await expectTokens(page, ['[CLS]', 'the', 'river', 'bank', '[SEP]']);

  await toLearn(page);
  await expect(button(page, 'Go on')).toBeEnabled();
  const paused = await step(page);
  expect(paused).toBeGreaterThanOrEqual(12);
  const trained = await firstMap(page).innerHTML();
  expect(trained).not.toBe(untrained);
  const moment = page.getByRole('slider', { name: 'Moment of the run' });
  await expect(moment).toHaveAttribute('max', String(paused));
  await moment.fill('11');
  await expect(page.locator('.time .step')).toHaveText(/^viewing 10 of \d+$/);
  await moment.fill('0');
  await expect.poll(() => firstMap(page).innerHTML()).toBe(untrained);

  // The moment looked at is kept as well, and the class goes on from where it was.
  await toExplore(page);
  await toLearn(page);
  await expect(page.locator('.time .step')).toHaveText(/^viewing 0 of \d+$/);
  await button(page, 'Step').click();
  await expect.poll(() => step(page)).toBe(paused + 1);

  await toExplore(page);
  expect(asked).toHaveLength(before);
  expect(new Set(asked).size).toBe(before);
  expect(page.workers()).toHaveLength(1);
});
