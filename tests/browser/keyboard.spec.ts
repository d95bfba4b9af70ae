import { expect, test } from '@playwright/test';
import { dotProduct, learned, open, spoken } from './page';

test('the keyboard alone reaches a map, moves in it, locks a cell and frees it', async ({
  page
}) => {
  await open(page);
  const grid = dotProduct(page).getByRole('grid');
  for (let presses = 0; presses < 60; presses++) {
    if (await grid.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(grid).toBeFocused();

  await expect(spoken(dotProduct(page))).toHaveText(/^bank looks at swimming/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(spoken(dotProduct(page))).toHaveText(/^the looks at went/);
  await expect(spoken(learned(page))).toHaveText(/^the looks at went/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(spoken(learned(page))).toHaveText(/^bank looks at swimming/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(spoken(learned(page))).toHaveText(/^\. looks at \[CLS\]/);
  await page.keyboard.press('ArrowLeft'); // at the edge already
  await expect(spoken(learned(page))).toHaveText(/^\. looks at \[CLS\]/);

  await page.keyboard.press('Enter');
  await expect(spoken(learned(page))).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/from=9&to=0/);
  await page.keyboard.press('Escape');
  await expect(spoken(learned(page))).toHaveAttribute('aria-selected', 'false');
  await expect(page).not.toHaveURL(/from=/);
});

test('the spoken cell is the grid’s active one', async ({ page }) => {
  await open(page);
  const grid = learned(page).getByRole('grid');
  await grid.focus();
  await page.keyboard.press('ArrowUp');
  const id = await grid.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${id}"]`)).toHaveText(/^the looks at swimming: \d\.\d\d$/);
});
