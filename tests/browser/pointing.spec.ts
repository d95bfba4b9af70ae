import { expect, test } from '@playwright/test';
import { clickCell, dotProduct, hoverCell, learned, marked, open, spoken } from './page';

test('a cell under the pointer is shown in both maps, in words and in the sentence', async ({
  page
}) => {
  await open(page);
  await hoverCell(page, dotProduct(page), 11, 2, 5);
  await expect(spoken(dotProduct(page))).toHaveText(/^went looks at anna: 0\.\d{2,}$/);
  await expect(spoken(learned(page))).toHaveText(/^went looks at anna: 0\.\d{2,}$/);
  for (const map of [dotProduct(page), learned(page)]) {
    const text = (await spoken(map).textContent())!.trim();
    await expect(page.locator('p', { hasText: text }).first()).toBeVisible();
  }
  await expect(marked(page)).toHaveText(['went', 'Anna']);

  await hoverCell(page, learned(page), 11, 7, 8);
  await expect(spoken(dotProduct(page))).toHaveText(/^the looks at bank/);
  await expect(spoken(learned(page))).toHaveText(/^the looks at bank/);
});

test('a click locks a cell, which stays when the pointer leaves; Escape frees it', async ({
  page
}) => {
  await open(page);
  const map = learned(page);
  await clickCell(page, map, 11, 2, 5);
  await page.mouse.move(2, 2);
  await expect(spoken(map)).toHaveText(/^went looks at anna/);
  await expect(spoken(map)).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/from=2&to=5/);

  await hoverCell(page, map, 11, 1, 1);
  await expect(spoken(map)).toHaveText(/^i looks at i/);
  await page.mouse.move(2, 2);
  await expect(spoken(map)).toHaveText(/^went looks at anna/);

  await map.getByRole('grid').press('Escape');
  await expect(spoken(map)).toHaveAttribute('aria-selected', 'false');
  await expect(page).not.toHaveURL(/from=/);
});

test('a locked pair stays on its words while text before it is typed', async ({ page }) => {
  await open(page);
  await clickCell(page, learned(page), 11, 8, 3);
  await page.mouse.move(2, 2);
  await page.getByRole('textbox', { name: 'Your sentence' }).press('Control+Home');
  await page.keyboard.type('Well, ');
  await expect(page.getByText('13 of 512 tokens')).toBeVisible();
  await expect(marked(page)).toHaveText(['swimming', 'bank']);
  await expect(page).toHaveURL(/from=10&to=5/);
});
