import { expect, test, type Page } from '@playwright/test';
import { address, expectLive, learned, open, overview, textOfTokens } from './page';

test.use({ colorScheme: 'dark' });

const print = (page: Page) => page.emulateMedia({ media: 'print', colorScheme: 'dark' });

/** How light a canvas is on average, from 0 to 255, where it has been drawn. */
const lightness = (page: Page) =>
  page.locator('canvas').evaluateAll((all) =>
    all.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = (canvas as HTMLCanvasElement).getContext('2d')!;
      const { data } = context.getImageData(0, 0, width, height);
      let [sum, drawn] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 0) continue;
        sum += (data[i] + data[i + 1] + data[i + 2]) / 3;
        drawn++;
      }
      return sum / drawn;
    })
  );

/** The pages of a PDF file. */
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

/** What of a page a rule holds for, by its name and text; empty where it holds for all. */
const breaking = (page: Page, selector: string, property: string) =>
  page.locator(selector).evaluateAll(
    (all, name) =>
      all
        .filter((element) => element.checkVisibility())
        .filter((element) => getComputedStyle(element).getPropertyValue(name) !== 'avoid')
        .map((element) => `${element.localName}: ${element.textContent.slice(0, 40)}`),
    property
  );

for (const text of [textOfTokens(11), textOfTokens(60)]) {
  test(`a dark page of ${text.split(' ').length} words is printed light, its pixels too`, async ({
    page
  }) => {
    await open(page, address({ text }));
    const onScreen = await lightness(page);
    expect(Math.max(...onScreen)).toBeLessThan(128);
    await print(page);
    await expect.poll(async () => Math.min(...(await lightness(page)))).toBeGreaterThan(128);
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await expect.poll(() => lightness(page)).toEqual(onScreen);
  });
}

const HEADINGS = 'main h2, main h3, figcaption, caption, .lead';
const WHOLE =
  'figure, [role=figure], .charts > *, .maps > article, .learners > article, .matrix, .find .bars, :is(.strips, .sums) > .strip';

for (const [name, at] of [
  ['Explore', '/'],
  ['Compare', '/compare/'],
  ['Learn', '/learn/']
]) {
  test(`${name} breaks no figure over pages and leaves no heading alone at a foot`, async ({
    page
  }) => {
    await page.goto(at);
    if (at !== '/learn/') await expectLive(page);
    else await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page.getByRole('figure', { name: /layer 1/ }).first()).toBeVisible();
    await print(page);
    expect(await breaking(page, WHOLE, 'break-inside')).toEqual([]);
    expect(await breaking(page, HEADINGS, 'break-after')).toEqual([]);
    // Grids that move whole left pages two thirds blank: five each.
    expect(pages(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(4);
  });

  test(`${name} prints nothing to press`, async ({ page }) => {
    await page.goto(at);
    if (at !== '/learn/') await expectLive(page);
    await print(page);
    for (const role of ['slider', 'radio', 'checkbox', 'navigation'] as const) {
      const shown = page.getByRole(role).and(page.locator('input, nav'));
      expect(await shown.count()).toBe(0);
    }
    // What is left holds what one reads: maps, tokens, words and values.
    const buttons = await page
      .getByRole('button')
      .evaluateAll(
        (all) =>
          all.filter((button) => !button.closest('.strip, [role=grid], td, th, tr, .head-grid'))
            .length
      );
    expect(buttons).toBe(0);
  });
}

test('the maps stand side by side on paper, and the chosen frames are printed', async ({
  page
}) => {
  await open(page);
  await page.setViewportSize({ width: 700, height: 900 }); // about A4
  await print(page);
  const one = (await page.getByRole('figure', { name: /^Dot product/ }).boundingBox())!;
  const two = (await learned(page).boundingBox())!;
  expect(two.y).toBeCloseTo(one.y, 0);
  expect(two.x).toBeGreaterThan(one.x + one.width);
  await expect(overview(page).locator('button.chosen')).toBeVisible();
});
