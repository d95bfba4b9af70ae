import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { anotherBuild, Host, removeBuild } from './host';
import {
  expectLive,
  expectTokens,
  figure,
  learned,
  open,
  RIVERBANK_TOKENS,
  sentence
} from './page';

test.use({ serviceWorkers: 'allow' });

const MOUNT = '/a/b/';
const button = (page: Page) => page.getByRole('banner').getByRole('button');
const panel = (page: Page) => page.getByRole('dialog', { name: 'Offline' });

let host: Host;
let address: string;
test.beforeEach(async () => {
  host = new Host(MOUNT);
  address = await host.start();
});
test.afterEach(() => host.stop());

/** Opens Explore and waits until pages and model are kept. */
async function openKept(page: Page): Promise<void> {
  await open(page, address);
  await expect(button(page)).toHaveAccessibleName('Works offline', { timeout: 40_000 });
}

test('without the network every page opens again: reading, training, links and files', async ({
  page
}) => {
  await openKept(page);
  host.stop();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));

  await page.reload();
  await expectLive(page);
  await sentence(page).fill('the river bank');
  await expectTokens(page, ['[CLS]', 'the', 'river', 'bank', '[SEP]']);
  await learned(page)
    .getByRole('button', { name: /^Save: / })
    .click();
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    learned(page)
      .getByRole('button', { name: /^Save as CSV/ })
      .click()
  ]);
  expect((await readFile(await coming.path())).toString()).toContain('river');

  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/compare/);
  await expectLive(page);
  await page.reload();
  await expectLive(page);
  await page.getByRole('link', { name: 'two words swapped' }).click();
  await expect(page.getByRole('figure', { name: /^Difference/ })).toContainText('bit');

  await page.goto(`${address}learn`); // as one types it, without the slash that a host adds
  await expect(page).toHaveURL(`${address}learn/`);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'Use it in Explore' }).click();
  await expect(figure(page, 'Learned Q K, layer 1, head 1')).toBeVisible();
  await expectLive(page);

  await page.getByRole('link', { name: 'Lesson', exact: true }).click();
  await expect(page).toHaveURL(/lesson/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();

  await page.goto(`${address}?text=by+the+bank&layer=2&head=3`);
  await expectLive(page);
  await expectTokens(page, ['[CLS]', 'by', 'the', 'bank', '[SEP]']);
  await expect(figure(page, 'Learned Q K, layer 2, head 3')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a model is kept as it was used, by what has come, and asked for no more', async ({
  page
}) => {
  await openKept(page);
  const weights = () => host.served.filter((name) => name.endsWith('.safetensors'));
  const layers = weights().filter((name) => !name.includes('00001')); // which comes in parts
  expect(new Set(layers).size).toBe(layers.length);
  host.served.length = 0;
  await page.reload();
  await expectLive(page);
  expect(weights()).toEqual([]);
});

test('a model that was not used is kept when that is asked for', async ({ page }) => {
  await openKept(page);
  await button(page).click();
  const row = panel(page)
    .getByRole('row', { name: /^The lecture model/ })
    .first();
  await expect(row).toContainText('not kept, 207 kB');
  await row.getByRole('button', { name: /^Keep for offline/ }).click();
  await expect(row).toContainText('kept, 207 kB');
  await expect(panel(page)).toContainText('The pages open without the network:');
  host.stop();
  await page.goto(`${address}?model=lecture`);
  await expectLive(page);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('lecture');
});

test('a new version waits until it is taken; no page is made of two', async ({ page, context }) => {
  const another = await anotherBuild();
  try {
    await openKept(page);
    const second = await context.newPage();
    await open(second, address);
    await host.start(another);

    await page.reload();
    await expectLive(page);
    await expect(button(page)).toHaveAccessibleName('New version, offline', { timeout: 40_000 });
    expect(await page.locator('html').getAttribute('data-version')).toBeNull();
    await expect(button(second)).toHaveAccessibleName('New version, offline');

    await button(page).click();
    await panel(page).getByRole('button', { name: 'Take it now' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-version', 'another');
    await expectLive(page);
    await expect(button(page)).toHaveAccessibleName('Works offline', { timeout: 40_000 });
    expect(await scripts(page, '_app/immutable')).toEqual([]);

    // The other tab goes on as it was, with parts that it has not loaded yet.
    await learned(second)
      .getByRole('button', { name: /^Save: / })
      .click();
    await expect(second.getByRole('dialog', { name: /^Save: / })).toBeVisible();
    await second.keyboard.press('Escape');
    expect(await scripts(second, '_app/another')).toEqual([]);
    await button(second).click();
    await panel(second).getByRole('button', { name: 'Load this tab again' }).click();
    await expect(second.locator('html')).toHaveAttribute('data-version', 'another');
    await second.close();

    await page.reload();
    await expectLive(page);
    await expect
      .poll(() =>
        page.evaluate(async () => (await caches.keys()).filter((n) => /pages/.test(n)).length)
      )
      .toBe(1);
    host.stop();
    await page.reload();
    await expectLive(page);
    await expect(page.locator('html')).toHaveAttribute('data-version', 'another');
  } finally {
    await removeBuild(another);
  }
});

/** What of the page's parts came from below a folder. */
const scripts = (page: Page, folder: string) =>
  page.evaluate(
    (below) =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes(below)),
    folder
  );

test('a host that changes while it is being kept: nothing is kept, the page goes on', async ({
  page
}) => {
  const another = await anotherBuild();
  try {
    host.onserved = (name) => void (name === '/service-worker.js' && host.start(another));
    await open(page, address);
    await expect(button(page)).toHaveAccessibleName('Offline', { timeout: 40_000 });
    await button(page).click();
    await expect(panel(page)).toContainText('The pages are not kept', { timeout: 40_000 });
  } finally {
    await removeBuild(another);
  }
});

test('storage refused: said, and the page reads', async ({ page, context }) => {
  await context.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    CacheStorage.prototype.open = refuse;
    ServiceWorkerContainer.prototype.register = refuse;
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await open(page, address);
  await button(page).click();
  await panel(page).getByRole('button', { name: 'Keep for offline: MiniLM' }).click();
  await expect(panel(page)).toContainText('this browser keeps none');
  await expect(panel(page).getByRole('alert')).toContainText('did not keep it');
  await page.keyboard.press('Escape');
  await sentence(page).fill('the bank');
  await expectTokens(page, ['[CLS]', 'the', 'bank', '[SEP]']);
  expect(errors).toEqual([]);
});

test('no room: said, and the page reads', async ({ page, context }) => {
  await context.addInitScript(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException('no', 'QuotaExceededError'));
  });
  await open(page, address);
  await button(page).click();
  await panel(page).getByRole('button', { name: 'Keep for offline: The lecture model' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('There is no room');
  await page.keyboard.press('Escape');
  await expectTokens(page, RIVERBANK_TOKENS);
});

test('removing asks first, removes all, and nothing is kept until it is asked for', async ({
  page
}) => {
  await openKept(page);
  await button(page).click();
  const remove = panel(page).getByRole('button', { name: 'Remove all that is kept' });
  await remove.click();
  await panel(page).getByRole('button', { name: 'Leave it' }).press('Enter');
  await expect(panel(page)).toContainText('kept, 46 MB');
  await remove.click();
  await panel(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(panel(page)).toContainText('Nothing is kept here until you ask for it.');
  await expect(remove).toBeHidden();
  await page.reload();
  await expectLive(page);
  await expect(button(page)).toHaveAccessibleName('Offline');
  await page.waitForTimeout(4000); // longer than anything would be kept after
  const kept = await page.evaluate(async () => {
    const registered = await navigator.serviceWorker.getRegistrations();
    const models = await (await caches.open('riverbank-models')).keys();
    return { registered: registered.length, models: models.map(({ url }) => url) };
  });
  expect(kept.registered).toBe(0);
  expect(kept.models.filter((url) => url.includes('minilm'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing in the panel, which keys alone open and close', async ({ page }) => {
      await openKept(page);
      await button(page).focus();
      await page.keyboard.press('Enter');
      await expect(panel(page)).toContainText('not kept, 207 kB');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await panel(page).getByRole('button', { name: 'Remove all that is kept' }).press('Enter');
      const asked = await new AxeBuilder({ page }).analyze();
      expect(asked.violations.map(({ id }) => id)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(panel(page)).toBeHidden();
      await expect(button(page)).toBeFocused();
    });
  });
}

test('can be installed: its manifest and icons are there, below its own folder', async ({
  page
}) => {
  await page.goto(address);
  const link = (await page.locator('link[rel=manifest]').getAttribute('href'))!;
  const at = new URL(link, address);
  const answer = await page.request.get(at.href);
  expect(answer.headers()['content-type']).toBe('application/manifest+json');
  const manifest = (await answer.json()) as {
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  for (const path of [manifest.start_url, manifest.scope])
    expect(new URL(path, at).href).toBe(address);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return image.naturalWidth;
    }, new URL(src, at).href);
    if (sizes !== 'any') expect(`${size}x${size}`).toBe(sizes);
  }
});
