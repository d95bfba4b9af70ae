import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { placesIn, ROOMS } from '../../scripts/build/places.mjs';
import { serve } from '../../scripts/serve.mjs';
import { expectLive, figure, learned, sentence } from './page';

const MOUNT = '/a/b/';

let server: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  server = await serve(placesIn(ROOMS.test).page, { mount: MOUNT });
});
test.afterAll(() => server.close());

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('under a folder the first picture is there, and its links lead to the pages', async ({
    page
  }) => {
    await page.goto(server.address);
    await expect(learned(page)).toBeVisible();
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await expect(page).toHaveURL(`${server.address}compare/`);
    await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
    await expect(page).toHaveURL(`${server.address}learn/`);
    await page.getByRole('link', { name: 'Riverbank' }).click();
    await expect(page).toHaveURL(server.address);
  });
});

test('under a folder everything works, and nothing is asked for outside it', async ({
  page,
  context
}) => {
  const asked: string[] = [];
  const wrong: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  context.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  const start = page.getByRole('button', { name: /^(Start|Go on)$/ });

  await page.goto(server.address);
  await expectLive(page);
  await page.getByRole('radio', { name: 'cosine' }).check();
  await expect(page).toHaveURL(new RegExp(`${MOUNT}\\?.*similarity=cosine`));
  await learned(page)
    .getByRole('button', { name: /^Save: / })
    .click();
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    learned(page)
      .getByRole('button', { name: /^Save as CSV/ })
      .click()
  ]);
  expect((await readFile(await coming.path())).toString()).toContain(`${MOUNT}?text=I+went`);

  await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
  await expect(page).toHaveURL(`${server.address}learn/`);
  await expect(start).toBeEnabled();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'Use it in Explore' }).click();
  await expect(page).toHaveURL(new RegExp(`${MOUNT}\\?text=.*model=trained`));
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('trained');
  await expectLive(page);
  await expect(figure(page, 'Learned Q K, layer 1, head 1')).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(`${server.address}learn/`);
  await expect(start).toBeEnabled();
  await page.reload();
  await expect(start).toBeEnabled();
  await page.getByRole('link', { name: 'Explore' }).click();
  await expect(page).toHaveURL(new RegExp(`${server.address}(\\?|$)`));
  await expectLive(page);
  await expect(sentence(page)).toHaveValue('I went swimming with Anna at the bank.');
  await page.getByRole('link', { name: 'Compare with another' }).click();
  await expect(page).toHaveURL(new RegExp(`${MOUNT}compare/\\?a=I\\+went`));
  await expectLive(page);
  await page.getByRole('link', { name: 'two words swapped' }).click();
  await expect(page.getByRole('figure', { name: /^Difference/ })).toContainText('bit');
  expect(asked).toContain(`${server.address}models/minilm/config.json`);
  const own = (url: string) => /^(data|blob):/.test(url) || url.startsWith(server.address);
  expect(asked.filter((url) => !own(url))).toEqual([]);
  expect(wrong).toEqual([]);
});

test('under a folder the lesson goes from step to step, and finds its model', async ({
  page,
  context
}) => {
  const outside: string[] = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith(MOUNT) || response.status() >= 400) outside.push(response.url());
  });
  await page.goto(`${server.address}lesson/heads/`);
  await expectLive(page);
  await expect(page.locator('fieldset label').first()).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.reason')).toContainText('Right is');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(new RegExp(`${MOUNT}lesson/values/`));
  await page.getByRole('link', { name: 'The same on Explore' }).click();
  await expect(page).toHaveURL(new RegExp(`${MOUNT}\\?`));
  await page.goto(`${server.address}lesson/codes/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(outside).toEqual([]);
});
