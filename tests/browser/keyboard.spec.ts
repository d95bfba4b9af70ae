import { expect, test, type Page } from '@playwright/test';
import { dotProduct, headGrid, learned, open, spoken } from './page';

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

/** What has the focus, by its accessible name or its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
    return (label ?? element.textContent).replace(/\s+/g, ' ').trim();
  });

test('Tab goes through everything once, and out at the end', async ({ page }) => {
  await open(page);
  // Unfolded by script, which leaves the focus where the page begins.
  await page.getByText(/^Vectors: q is/).evaluate((summary) => (summary as HTMLElement).click());
  await page
    .getByText('Layer by layer, in six charts')
    .evaluate((summary) => (summary as HTMLElement).click());
  await expect(page.getByText('Dots: the heads.')).toBeVisible();
  await expect(headGrid(page)).toBeVisible();
  const seen: string[] = [];
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    seen.push(await focused(page));
  }
  // Nothing holds the focus: the end was reached, and nothing came twice in a row.
  expect(seen.length).toBeLessThan(190);
  seen.slice(1).forEach((name, i) => expect(name).not.toBe(seen[i]));
  for (const part of [
    'Your sentence',
    '[CLS]',
    'Layer 1, head 4',
    'Save: Every layer: the dot product, then its 12 heads',
    '÷ √d',
    'weights',
    'show [CLS] and [SEP]',
    'Dot product, layer 1',
    'Table: Dot product, layer 1',
    'Learned Q K, layer 1, head 4',
    'Save: Learned Q K, layer 1, head 4',
    'From proposal 1 to proposal 2',
    'Vectors: q is what bank looks for, k what swimming has',
    '= q of “bank”, its numbers',
    'x × x, each term, its numbers',
    'sort by size',
    'Save: “bank” and “swimming” in every head',
    'Go to the head that looks most from bank to swimming: layer 1, head 4 (0.54)',
    'anna',
    'Save: What the row of “bank” adds up to',
    'z of “bank”: the sum of weight × v, its numbers',
    'Save: entropy of a row, in bits',
    'largest first',
    'Layer 1, head 4: 0.08',
    'Show its maps',
    'Layer by layer, in six charts',
    'What these measures are',
    'Download JSON'
  ]) {
    expect(seen).toContain(part);
  }
  // And back again.
  await page.getByRole('button', { name: 'Download JSON' }).focus();
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe(seen[seen.lastIndexOf('Download JSON') - 1]);
});

test('every head is reached and chosen by keyboard, from the grid of numbers and from the overview', async ({
  page
}) => {
  await open(page);
  await headGrid(page)
    .getByRole('button', { name: /^Layer 1, head 4:/ })
    .focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await expect(headGrid(page).getByRole('button', { name: /^Layer 1, head 12:/ })).toBeFocused();
  await expect(learned(page)).toHaveAttribute('aria-label', 'Learned Q K, layer 1, head 12');
  await page.getByRole('button', { name: 'Layer 1, head 12', exact: true }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await expect(learned(page)).toHaveAttribute('aria-label', 'Learned Q K, layer 6, head 12');
  await page.getByRole('button', { name: /^Go to the head that looks most/ }).focus();
  await page.keyboard.press(' ');
  await expect(learned(page)).toHaveAttribute('aria-label', 'Learned Q K, layer 1, head 4');
});

test('settings, sorting, the glossary and a row’s word answer to the keyboard', async ({
  page
}) => {
  await open(page);
  await page.getByRole('radio', { name: 'weights', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(spoken(learned(page))).toHaveText(/^bank scores swimming/);
  await page.getByRole('button', { name: 'sort by size' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'sort by size' })).toHaveAttribute(
    'aria-pressed',
    'true'
  );
  await page.getByText('What these measures are').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('0 is symmetric, √2 is unrelated')).toBeVisible();
  const row = page.getByRole('region', { name: 'What the row of “bank” adds up to' });
  await row.getByRole('button', { name: 'anna', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=8&to=5/);
  await row.getByRole('button', { name: /^Save: / }).press('Enter');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: /^Save as CSV/ }).press('Enter')
  ]);
  expect(file.suggestedFilename()).toBe('what-the-row-of-bank-adds-up-to.csv');
});
