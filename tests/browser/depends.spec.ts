import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { RIVERBANK_HEADLINE } from '../unit/headline';
import { address, open, RIVERBANK_TOKENS, sentence } from './page';

const panel = (page: Page) => page.getByRole('region', { name: 'What depends on what' });
const dots = (page: Page) => panel(page).getByRole('listbox', { name: /each weight of “bank”/ });
const journey = (page: Page) => panel(page).getByRole('listbox', { name: /between two meanings/ });
const said = (page: Page) => dots(page).getByRole('option');
const dotsDrawn = (page: Page) => dots(page).locator('path.dot').count();
const start = (page: Page) => panel(page).getByRole('button', { name: /^Mute each/ });
const stop = (page: Page) => panel(page).getByRole('button', { name: 'Stop' });
const headline = (page: Page) => panel(page).getByRole('status');
const ALL = 6 * 12 * RIVERBANK_TOKENS.length;

/** Opens the page, and the panel that comes when the page is at rest. */
async function openPanel(page: Page, at = '/') {
  await open(page, at);
  await expect(panel(page)).toBeVisible();
}
/** Leaves out every weight. */
async function sweep(page: Page) {
  await start(page).click();
  await expect(start(page)).toBeVisible({ timeout: 50_000 });
}

test('each weight is muted alone, and the sentence says what the engine finds', async ({
  page
}) => {
  await openPanel(page);
  await expect(start(page)).toHaveText(`Mute each of the ${ALL} weights`);
  await sweep(page);
  expect(await dotsDrawn(page)).toBe(ALL);
  await expect(headline(page)).toHaveText(RIVERBANK_HEADLINE);
  // The weight that the page opens with, and its control.
  await expect(said(page)).toHaveText(
    /^Layer 1, head 4: bank gives swimming 0\.54\. Muted, bank moves 0\.07 towards money\. A control/
  );
  const rows = panel(page).getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toHaveText(/layer 6, head 7: swimming\s*0\.32\s*−0\.081/);
});

test('a dot is found by keys and by the pointer, and locks its weight everywhere', async ({
  page
}) => {
  await openPanel(page);
  await sweep(page);
  await dots(page).focus();
  // The lowest of all: muted, it takes most back.
  for (let i = 0; i < ALL / 10 + 1; i++) await page.keyboard.press('PageDown');
  await expect(said(page)).toHaveText(/^Layer 6, head 7: bank gives swimming 0\.32\./);
  await page.keyboard.press('ArrowUp');
  await expect(said(page)).toHaveText(/^Layer 1, head 4: bank gives swimming/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layer=6&head=7&from=8&to=3/);

  const strongest = panel(page).getByRole('button', { name: 'layer 6, head 8: itself' });
  await strongest.click();
  await expect(page).toHaveURL(/layer=6&head=8&from=8&to=8/);
  // Another focus asks nothing anew.
  expect(await dotsDrawn(page)).toBe(ALL);
});

test('stop keeps what has come; typing stops it', async ({ page }) => {
  await openPanel(page);
  await start(page).click();
  await expect.poll(() => dotsDrawn(page)).toBeGreaterThan(0);
  await stop(page).click();
  await expect(panel(page).getByText(/^Stopped after/)).toBeVisible();
  const drawn = await dotsDrawn(page);
  expect(drawn).toBeGreaterThan(0);
  expect(drawn).toBeLessThan(ALL);
  await expect(headline(page)).toHaveText(/^Does a large weight matter\?/);

  await start(page).click();
  await expect(stop(page)).toBeVisible();
  await sentence(page).fill('I borrowed money at the bank.');
  await expect(start(page)).toBeVisible();
  await expect.poll(() => dotsDrawn(page)).toBe(0);
  // No pair is locked in it: the word that has anchors is asked for.
  await expect(headline(page)).toContainText('each weight that bank gives');
});

test('the way between two meanings says every layer, and that layer 0 is position', async ({
  page
}) => {
  await openPanel(page);
  await expect(journey(page)).toBeVisible();
  await expect(
    panel(page)
      .getByText(/^At layer 0 stand the embeddings/)
      .last()
  ).toBeVisible();
  await journey(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(journey(page).getByRole('option')).toHaveText(
    /^Layer 0: .*5 of 8 anchors.*too few to rely on\.$/
  );
  await page.keyboard.press('End');
  await expect(journey(page).getByRole('option')).toHaveText(
    'Layer 6: as read 0.67; bank → swimming muted 0.31; swimming → bank muted 0.68; “I went to the bank.” 0.24. 8 of 8 anchors, each left out in turn, fall on their own side.'
  );
  await panel(page)
    .getByRole('checkbox', { name: /^cosine of bank/ })
    .check();
  await journey(page).focus();
  await page.keyboard.press('End');
  await expect(journey(page).getByRole('option')).toHaveText(/cosine of both 0\.\d\d\. 8 of 8/);
});

test('anchors are edited, told where they cannot take part, and kept', async ({ page }) => {
  await openPanel(page);
  const first = () => panel(page).getByRole('textbox', { name: 'Sentence 1 of river' });
  await expect(first()).toHaveValue('We sat on the grassy bank and watched the river.');
  await expect(first()).toHaveAccessibleDescription('0.94');
  await first().fill('We sat by the river.');
  await first().press('Tab');
  await expect(first()).toHaveAccessibleDescription('bank does not stand in it');
  await journey(page).focus();
  await page.keyboard.press('End');
  await expect(journey(page).getByRole('option')).toHaveText(/of 7 anchors/);

  await openPanel(page);
  await expect(first()).toHaveValue('We sat by the river.');
  await panel(page).getByRole('button', { name: 'Take the ready sentences' }).click();
  await expect(first()).toHaveAccessibleDescription('0.94');
});

test('a word without anchors says what it takes, and which word is ready', async ({ page }) => {
  await openPanel(page, address({ layer: '1', head: '4', from: '3', to: '8' }));
  await expect(panel(page)).toContainText('There are no anchor sentences for swimming yet.');
  await panel(page).getByRole('button', { name: 'Write anchors for swimming' }).click();
  await expect(panel(page)).toContainText('Too few anchors');
  await panel(page).getByRole('button', { name: 'Remove all of these' }).click();
  await panel(page).getByRole('button', { name: 'Look at bank' }).click();
  await expect(page).toHaveURL(/from=8&to=3/);
  await expect(start(page)).toBeVisible();
});

test('a model of next words has the chance of a word read out', async ({ page }) => {
  await openPanel(page, address({ model: 'lecture' }));
  await expect(
    panel(page).getByRole('combobox', { name: 'Chance of the next word' })
  ).toBeVisible();
  await sweep(page);
  await expect(headline(page)).toHaveText(
    /What most moves the chance of \S+ is .* the chance of \S+ (falls|rises) by/
  );
});

test('a class that was learned here is what moves, of any word; cuts move it too', async ({
  page
}) => {
  await openPanel(page);
  const classes = page.getByRole('region', { name: 'The other output: a class' });
  const choice = panel(page).getByRole('combobox', { name: 'What moves' });
  await expect(classes).toBeVisible();
  await expect(choice).toBeHidden();
  await classes.getByRole('button', { name: /ready set/ }).click();
  await choice.selectOption('chance of the class river');
  await expect(headline(page)).toContainText('how far the chance of the class river moves.');
  await panel(page).getByRole('radio', { name: 'heads' }).check();
  await panel(page).getByRole('button', { name: 'Leave out each of the 72 heads' }).click();
  await expect(headline(page)).toHaveText(
    /^Of 72 parts left out one by one, .*: without it the chance of the class river (falls|rises) by 0\.\d\d\.$/
  );
  // The way between two meanings is another question, and stays.
  await expect(journey(page)).toBeVisible();

  // A word that no anchors are written for has a class nevertheless.
  const verdict = classes.getByRole('heading', { name: /^This sentence: / });
  const read = await verdict.textContent();
  await open(page, `${address({ layer: '1', head: '4', from: '3', to: '8' })}&cut=mlp.1`);
  await expect(headline(page)).toContainText('swimming gives away alone');
  await expect(panel(page)).toContainText('There are no anchor sentences for swimming yet.');
  await expect(verdict).not.toHaveText(read!);
  await classes.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Clear them' }).click();
  await expect(headline(page)).toBeHidden();
});

test('heads and layers are left out the same way', async ({ page }) => {
  await openPanel(page);
  const run = async (kind: string, button: string, count: number) => {
    await panel(page).getByRole('radio', { name: kind }).check();
    await panel(page).getByRole('button', { name: button }).click();
    await expect(headline(page)).toHaveText(new RegExp(`^Of ${count} parts left out one by one`));
    expect(await panel(page).locator('path.dot').count()).toBe(count);
  };
  await run('heads', 'Leave out each of the 72 heads', 72);
  await run('layers', 'Leave out attention and MLP of each layer (12)', 12);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`no violations: ${colorScheme}, ${width} pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openPanel(page);
      await sweep(page);
      const { violations } = await new AxeBuilder({ page }).include('.depends').analyze();
      expect(violations).toEqual([]);
      const wide = await panel(page).evaluate(
        (element) => element.scrollWidth - element.clientWidth
      );
      expect(wide).toBeLessThanOrEqual(0);
    });
  }
}
