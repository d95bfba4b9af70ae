import { expect, test, type Page } from '@playwright/test';
import { expectNoByteTwice, noteAsked } from './asked';
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

test('from Explore to Learn and back no byte of a model is asked for twice, and a class is kept', async ({
  page,
  context
}) => {
  const asked = noteAsked(context);
  await open(page);
  expect(asked.map(({ path }) => path)).toContain('/models/minilm/config.json');

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
  expectNoByteTwice(asked);
  expect(page.workers()).toHaveLength(1);
});
