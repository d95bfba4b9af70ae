import { expect, test, type Page } from '@playwright/test';
import { learned, marked, open, overview, sentence, spoken } from './page';

/** The middle of a word of the sentence, as it is drawn. */
async function place(page: Page, word: string) {
  const box = await page.locator('.sentence .copy').evaluate((copy, wanted) => {
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue!.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`There is no ${wanted}.`);
  }, word);
  return [box.x, box.y] as const;
}
const chip = (page: Page, word: string) =>
  page
    .getByRole('list', { name: 'Tokens that the model reads' })
    .getByRole('button', { name: word, exact: true });
const mode = (page: Page) => page.getByRole('button', { name: 'Pick words' });

test('a double click in the sentence picks the word that looks, a click the one looked at', async ({
  page
}) => {
  await open(page);
  await page.mouse.dblclick(...(await place(page, 'went')));
  await expect(page.getByText('now the word that went looks at')).toBeVisible();
  await expect(spoken(learned(page))).toHaveText(/^went looks at/);
  await page.mouse.move(...(await place(page, 'Anna')));
  await expect(spoken(learned(page))).toHaveText(/^went looks at anna/);
  await page.mouse.click(...(await place(page, 'Anna')));
  await expect(page).toHaveURL(/from=2&to=5/);
  await page.mouse.move(2, 400);
  await expect(marked(page)).toHaveText(['went', 'Anna']);
  // The field is for writing again: what was double-clicked is replaced as in any other.
  await page.mouse.dblclick(...(await place(page, 'went')));
  await page.keyboard.type('ran');
  await expect(sentence(page)).toHaveValue('I ran swimming with Anna at the bank.');
  await expect(page.getByText('pick a word, then')).toBeVisible();
});

test('while words are picked, hovering shows a row, clicks pick, and Escape leaves', async ({
  page
}) => {
  await open(page);
  await mode(page).click();
  await expect(mode(page)).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(...(await place(page, 'with')));
  await expect(spoken(learned(page))).toHaveText(/^with looks at swimming/);
  await page.mouse.click(...(await place(page, 'bank')));
  await page.mouse.click(...(await place(page, 'Anna')));
  await expect(page).toHaveURL(/from=8&to=5/);
  await page.mouse.click(...(await place(page, 'the')));
  await expect(page.getByText('now the word that the looks at')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(mode(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText('pick a word, then')).toBeVisible();
  await page.mouse.click(...(await place(page, 'the')));
  await expect(page).toHaveURL(/from=8&to=5/);
  await expect(sentence(page)).toBeFocused();
});

test('the keyboard picks in the sentence by its caret', async ({ page }) => {
  await open(page);
  await mode(page).focus();
  await page.keyboard.press('Enter');
  await expect(sentence(page)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(spoken(learned(page))).toHaveText(/^went looks at/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await expect(spoken(learned(page))).toHaveText(/^went looks at i/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=2&to=1/);
  await page.keyboard.type('Yes ');
  await expect(mode(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(sentence(page)).toHaveValue('Yes I went swimming with Anna at the bank.');
});

test('a third click selects the whole text, and picks nothing', async ({ page }) => {
  await open(page);
  await page.mouse.click(...(await place(page, 'went')), { clickCount: 3 });
  await page.keyboard.type('no');
  await expect(sentence(page)).toHaveValue('no');
});

test('a token under the pointer shows its row before it is picked', async ({ page }) => {
  await open(page);
  await chip(page, 'anna').hover();
  await expect(spoken(learned(page))).toHaveText(/^anna looks at swimming/);
  await chip(page, 'anna').click();
  await chip(page, 'at').hover();
  await expect(spoken(learned(page))).toHaveText(/^anna looks at at/);
  await page.mouse.move(2, 400);
  await expect(spoken(learned(page))).toHaveText(/^bank looks at swimming/);
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('tokens and maps of the overview are 32 px high at least, and drawn where they are', async ({
    page
  }) => {
    await open(page);
    const tokens = page.getByRole('list', { name: 'Tokens that the model reads' });
    const heads = overview(page).getByRole('gridcell');
    for (const buttons of [tokens.getByRole('button'), heads.getByRole('button')]) {
      // All that a finger may touch, which can be more than what is drawn.
      const heights = await buttons.evaluateAll((all) =>
        all.slice(0, 40).map((button) => {
          button.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = button.getBoundingClientRect();
          const hits = (y: number) =>
            document.elementFromPoint(left + width / 2, y)?.closest('button') === button;
          let [from, to] = [top + height / 2, top + height / 2];
          while (hits(from - 0.5)) from -= 0.5;
          while (hits(to + 0.5)) to += 0.5;
          return to - from;
        })
      );
      expect(heights.length).toBeGreaterThan(10);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(31.5);
    }
    const [grid, canvas] = await Promise.all(
      ['[role=grid]', 'canvas'].map((part) => overview(page).locator(part).boundingBox())
    );
    expect(canvas!.height).toBeCloseTo(grid!.height, 0);
  });

  test('a tap picks in the sentence, with no keyboard over the page', async ({ page }) => {
    await open(page);
    await mode(page).tap();
    await expect(sentence(page)).toHaveAttribute('inputmode', 'none');
    await page.touchscreen.tap(...(await place(page, 'bank')));
    await page.touchscreen.tap(...(await place(page, 'Anna')));
    await expect(page).toHaveURL(/from=8&to=5/);
  });
});

test('the link is copied, and shown selected where the clipboard is refused', async ({
  page,
  context
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/?text=The+bank&layer=2&head=3');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[aria-live]').getByText('Copied')).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  // It is the link to something else from now on.
  await sentence(page).fill('The river');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();

  await page.evaluate(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy link' }).click();
  const field = page.getByRole('textbox', { name: 'Link to what is shown' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/text=The\+river/);
  expect(await page.evaluate(() => getSelection()!.toString())).toContain('text=The+river');
});
