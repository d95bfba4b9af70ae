import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { learned, open, openTable, sentence } from './page';

/** What axe finds, as rule and place. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing', async ({ page }) => {
        await open(page);
        expect(await findings(page)).toEqual([]);
        await learned(page).getByRole('grid').focus();
        await page.keyboard.press('Enter');
        await page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).uncheck();
        await sentence(page).fill(' ');
        await sentence(page).fill('I ate, grandma.');
        await expect(page.locator('.stale')).toHaveCount(0); // dim until the reading is there
        expect(await findings(page)).toEqual([]);
        await openTable(learned(page));
        expect(await findings(page)).toEqual([]);
      });

      test('axe finds nothing with raw scores, half-way between the proposals', async ({
        page
      }) => {
        await open(page);
        await page.getByRole('radio', { name: 'raw scores' }).check();
        await page.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('0.5');
        await expect(page.getByText('0.50 and 0.50 of the two')).toBeVisible();
        await page.getByText('What these measures are').click();
        await page.getByRole('button', { name: 'sort by size' }).click();
        await page.getByRole('button', { name: 'swimming', exact: true }).first().click();
        await page.getByText(/^Vectors: q is/).click();
        await page.getByRole('slider', { name: /^= q of/ }).focus();
        await page.keyboard.press('ArrowRight');
        expect(await findings(page)).toEqual([]);
      });
    });
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`two sentences, ${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing', async ({ page }) => {
        await open(page, '/compare/');
        expect(await findings(page)).toEqual([]);
        await page.getByRole('textbox', { name: 'Sentence B' }).fill('Colorless green ideas');
        await expect(page.getByText(/in A alone, \d+ in B alone/)).toContainText('9 in A');
        expect(await findings(page)).toEqual([]);
        await openTable(page.getByRole('figure', { name: /^Difference/ }));
        expect(await findings(page)).toEqual([]);
      });
    });
  }
}

test('axe finds nothing in a failure', async ({ page, context }) => {
  await context.route('**/models/minilm/config.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
