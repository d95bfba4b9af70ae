import { expect, test, type Page } from '@playwright/test';
import { address, learned, open, spoken } from './page';

/** What is said of words: whatever an element is called, titled or described by, and its text. */
const said = (page: Page) =>
  page.evaluate(() => [
    document.body.textContent,
    ...[...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'aria-valuetext', 'title'].flatMap((name) => element.getAttribute(name) ?? [])
    )
  ]);
/** U+2068, which marks a word until it is shown: in text alone only around one from right to left. */
const MARK = /\u2068/;

test('a sentence that names words can be read, whatever they are', async ({ page }) => {
  await open(page, address({ text: 'The man looks at the bank, at last.', from: '1', to: '4' }));
  const readout = page.locator('.readout .cell').last();
  await expect(readout).toContainText(/^the looks at at: 0\.\d+ and at at the: 0\.\d+/);
  const words = readout.locator('bdi');
  await expect(words).toHaveText(['the', 'at', 'at', 'the']);
  for (const word of await words.all()) await expect(word).toHaveCSS('font-style', 'italic');
});

test('two of one name are told apart, and a mark has quotes', async ({ page }) => {
  const text = 'The man looks at the bank, at last.';
  await open(page, address({ text, from: '4', to: '8' }));
  await expect(spoken(learned(page))).toHaveText(/^at₁ looks at at₂: 0\.\d+$/);
  await open(page, address({ text, from: '4', to: '7' }));
  const comma = page.locator('.readout .cell bdi').nth(1);
  await expect(comma).toHaveText(',');
  expect(await comma.evaluate((element) => getComputedStyle(element, '::before').content)).toBe(
    '"“"'
  );
});

for (const at of ['/', '/compare/', '/learn/']) {
  test(`no mark of a word is left in what is said on ${at}`, async ({ page }) => {
    if (at !== '/learn/') await open(page, at);
    else {
      await page.goto(at);
      await expect(page.getByRole('article')).toHaveCount(3);
    }
    for (const text of await said(page)) expect(text).not.toMatch(MARK);
    if (at === '/')
      await expect(
        page.getByRole('region', { name: 'What the row of “bank” adds up to' })
      ).toBeVisible();
  });
}
