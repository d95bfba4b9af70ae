import { expect, test } from '@playwright/test';
import { expectLive, figure, overview, readTable, sentence, RIVERBANK, type Values } from './page';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the finished picture of the riverbank sentence is there', async ({ page }) => {
    await page.goto('/');
    await expect(sentence(page)).toHaveValue(RIVERBANK);
    for (const name of ['Dot product, layer 1', 'Learned Q K, layer 1, head 4']) {
      const map = figure(page, name);
      await expect(map).toBeVisible();
      const colours = await map
        .getByRole('grid')
        .locator('path')
        .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
      expect(new Set(colours).size).toBeGreaterThan(5);
    }
    await expect(overview(page).locator('path').first()).toBeAttached();
  });

  test('its numbers are said in words', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
    await expect(page.getByText('and swimming at bank: 0.26')).toBeVisible();
    await expect(page.getByText('11 of 11 tokens look mostly at themselves.')).toBeVisible();
  });
});

test('the live reading has the numbers of the picture in the HTML', async ({ page, context }) => {
  const names = ['Dot product, layer 1', 'Learned Q K, layer 1, head 4'];
  const readAll = async (): Promise<Values[]> => {
    const tables: Values[] = [];
    for (const name of names) tables.push(await readTable(figure(page, name)));
    return tables;
  };
  // The model is held back until the built picture has been read.
  const release: (() => void)[] = [];
  const held = new Promise<void>((resolve) => release.push(resolve));
  await context.route('**/models/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  await expect(page.getByText('loading the model')).toBeVisible();
  const words = await page.locator('.readout').allInnerTexts();
  const built = await readAll();
  await expect(page.getByText(/read on this machine/)).toBeHidden();
  release[0]();
  await expectLive(page);
  const live = await readAll();

  expect(await page.locator('.readout').allInnerTexts()).toEqual(words);
  live.forEach((table, i) => {
    expect({ ...table, cells: [] }).toEqual({ ...built[i], cells: [] });
    table.cells.flat().forEach((value, at) => {
      // One unit of the last decimal, for a number that lies between two of them.
      expect(Math.abs(Number(value) - Number(built[i].cells.flat()[at]))).toBeLessThan(0.00011);
    });
  });
});
