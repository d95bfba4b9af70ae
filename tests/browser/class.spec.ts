import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { open, sentence } from './page';

const panel = (page: Page) => page.getByRole('region', { name: 'The other output: a class' });
const rows = (page: Page) => panel(page).getByRole('textbox', { name: /^Examples/ });
const button = (page: Page, name: string | RegExp) => panel(page).getByRole('button', { name });
const chances = (page: Page) => panel(page).getByRole('figure', { name: 'The sentence’s class' });

/** Explore with the panel, whose code comes when a key is pressed. */
async function openPanel(page: Page, at = '/') {
  await open(page, at);
  await page.keyboard.press('Shift');
  await expect(rows(page)).toBeVisible();
}

/** The probability of a label, as the figure has it. */
const chanceOf = async (page: Page, label: string) =>
  Number(
    await chances(page)
      .getByRole('row', { name: new RegExp(`^${label} `) })
      .getByRole('cell')
      .last()
      .textContent()
  );

async function takeReadySet(page: Page) {
  await button(page, /ready set/).click();
  await expect(panel(page).getByText(/Left out in turn, 20 of 20/)).toBeVisible();
}

test('learns the ready set, and the class follows what is typed', async ({ page }) => {
  await openPanel(page);
  await expect(panel(page)).toContainText('Learn from examples');
  await takeReadySet(page);
  await expect(panel(page)).toContainText('This sentence: river');
  expect(await chanceOf(page, 'river')).toBeGreaterThan(0.6);
  await sentence(page).fill('I borrowed money at the bank.');
  await expect(panel(page)).toContainText('This sentence: money');
  expect(await chanceOf(page, 'money')).toBeGreaterThan(0.75);
  expect((await chanceOf(page, 'money')) + (await chanceOf(page, 'river'))).toBeCloseTo(1, 1);
  await page.getByRole('slider', { name: /row of “river”/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page)).toContainText(/number 1: /);
  const { violations } = await new AxeBuilder({ page }).include('section.class').analyze();
  expect(violations).toEqual([]);
});

test('learns pasted rows, says which line it cannot, and adds the sentence above', async ({
  page
}) => {
  await openPanel(page);
  await rows(page).fill('wet\tIt rains.\nwet The river flows.');
  await expect(panel(page)).toContainText('Line 2 has no tab between label and sentence');
  await expect(button(page, 'Learn from them')).toBeDisabled();
  await rows(page).fill('wet\tIt rains.\nwet\tThe river flows.\ndry\tSand is hot.\ndry\tDust.');
  await expect(panel(page)).toContainText('wet 2 · dry 2');
  await button(page, 'Learn from them').click();
  await expect(panel(page).getByText(/Left out in turn, \d of 4/)).toBeVisible();
  await panel(page).getByRole('combobox', { name: 'label' }).fill('wet');
  await panel(page).getByRole('combobox', { name: 'label' }).press('Enter');
  await expect(rows(page)).toHaveValue(/\nwet\tI went swimming with Anna at the bank\.\n$/);
  await expect(panel(page)).toContainText('The examples have changed since');
  await button(page, 'Learn again').click();
  await expect(panel(page)).toContainText('wet 3 · dry 2');
  await expect(panel(page).getByText(/of 5 examples are right/)).toBeVisible();
});

test('keeps rows over a reload, asks before they go, and downloads them', async ({ page }) => {
  await openPanel(page);
  await takeReadySet(page);
  await page.reload();
  await page.keyboard.press('Shift');
  await expect(panel(page).getByText(/Left out in turn, 20 of 20/)).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download').click()
  ]);
  expect(file.suggestedFilename()).toBe('riverbank-examples.tsv');
  await button(page, 'Clear').click();
  const dialog = page.getByRole('dialog', { name: 'Clear your examples?' });
  await expect(dialog).toContainText('20 lines');
  await page.keyboard.press('Escape');
  await expect(rows(page)).not.toHaveValue('');
  await button(page, 'Clear').click();
  await dialog.getByRole('button', { name: 'Clear them' }).click();
  await expect(rows(page)).toHaveValue('');
  await expect(chances(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('asks before the ready set takes the place of rows that were typed', async ({ page }) => {
  await openPanel(page);
  await rows(page).fill('mine\tA sentence.');
  await button(page, /ready set/).click();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(rows(page)).toHaveValue('mine\tA sentence.');
  await button(page, /ready set/).click();
  await page.getByRole('button', { name: 'Replace them' }).click();
  await expect(panel(page).getByText(/Left out in turn, 20 of 20/)).toBeVisible();
});

test('a browser without room says so, and the rows stay', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openPanel(page);
  await takeReadySet(page);
  await expect(panel(page)).toContainText('This browser has no room to keep the examples');
  await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await page.keyboard.press('Shift');
  await expect(panel(page).getByText(/Left out in turn, 20 of 20/)).toBeVisible();
  await expect(panel(page)).toContainText('This browser has no room to keep the examples');
});

test('another model learns its own W from the same rows', async ({ page }) => {
  await openPanel(page);
  await takeReadySet(page);
  await expect(panel(page)).toContainText('W, 2 × 384');
  await page.getByRole('combobox', { name: /model/i }).selectOption('lecture');
  await expect(panel(page)).toContainText('W, 2 × 64');
});
