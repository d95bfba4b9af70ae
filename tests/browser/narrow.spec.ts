import { expect, test, type Page } from '@playwright/test';
import {
  dotProduct,
  expectTokens,
  learned,
  notice,
  open,
  overview,
  sentence,
  textOfTokens
} from './page';

test.use({ viewport: { width: 390, height: 844 } });

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('nothing reaches past 390 px, whatever is typed', async ({ page }) => {
  await open(page);
  expect(await overflow(page)).toBe(0);
  await sentence(page).fill(
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen '.repeat(2)
  );
  await expect(page.getByText(/\d+ of 512 tokens/)).not.toHaveText(/^11 of/);
  expect(await overflow(page)).toBe(0);
  await sentence(page).fill(textOfTokens(600));
  await expect(notice(page)).toContainText('600 tokens');
  expect(await overflow(page)).toBe(0);
});

test('nor does a word that no line can hold, unknown to a small vocabulary', async ({ page }) => {
  const word = 'w'.repeat(3000);
  await open(page, `/?model=lecture`);
  await sentence(page).fill(`bank ${word}`);
  await expect(page.getByText('it does not know:')).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.locator('.tokens li button').last().click();
  await expect(page.getByText(/^now the word that www/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.goto('/learn/');
  await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
  await sentence(page).fill(`bank ${word} `);
  await expect(page.getByText('read as unknown: www')).toBeVisible();
  expect(await overflow(page)).toBe(0);
});

test('nor do two sentences, whatever they are', async ({ page }) => {
  await open(page, '/compare/');
  expect(await overflow(page)).toBe(0);
  const [a, b] = ['A', 'B'].map((side) => page.getByRole('textbox', { name: `Sentence ${side}` }));
  await a.fill('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen '.repeat(2));
  await b.fill('w'.repeat(300));
  await expect(page.locator('.drawn')).not.toHaveClass(/stale/);
  expect(await overflow(page)).toBe(0);
  await a.fill(textOfTokens(600));
  await expect(notice(page)).toContainText('A: This text has 600 tokens');
  expect(await overflow(page)).toBe(0);
});

test('both maps are whole on a narrow screen', async ({ page }) => {
  await open(page);
  await sentence(page).fill('I ate, grandma.');
  await expectTokens(page, ['[CLS]', 'i', 'ate', ',', 'grandma', '.', '[SEP]']);
  for (const map of [dotProduct(page), learned(page)]) {
    const box = (await map.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
});

test('from top to bottom: sentence, heads, the pair that they change, one map above the other, number', async ({
  page
}) => {
  await open(page);
  const tops: number[] = [];
  for (const part of [
    sentence(page),
    overview(page),
    dotProduct(page),
    learned(page),
    page.getByRole('slider', { name: 'From proposal 1 to proposal 2' }),
    page.getByRole('region', { name: 'One number, all of it' }),
    page.getByRole('region', { name: 'Every head for this pair' }),
    page.getByRole('region', { name: /^What the row of/ })
  ]) {
    tops.push((await part.boundingBox())!.y);
  }
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});

test('nothing reaches past it with the slider half-way and long words in every panel', async ({
  page
}) => {
  await open(page);
  await sentence(page).fill(
    '<b>Donaudampfschifffahrtsgesellschaft 🐢 =1+1 pneumonoultramicroscopic'
  );
  await expect(page.getByText(/\d+ of 512 tokens/)).not.toHaveText(/^11 of/);
  await page.getByRole('radio', { name: 'raw scores' }).check();
  await page.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('0.5');
  expect(await overflow(page)).toBe(0);
});

test('the Tab key goes from top to bottom too: heads, pair, number', async ({ page }) => {
  await open(page);
  await sentence(page).focus();
  const places: string[] = [];
  for (let i = 0; i < 60 && !places.includes('find'); i++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const part = document.activeElement?.closest('.pair, .number, .overview, .find');
      return part?.classList[0] ?? '';
    });
    if (place && place !== places.at(-1)) places.push(place);
  }
  expect(places).toEqual(['overview', 'pair', 'number', 'find']);
});

for (const width of [390, 1000, 1440]) {
  test(`at ${width} px the document has the figures in the order in which they are seen`, async ({
    page
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await expect(page.getByRole('region', { name: 'Every head for this pair' })).toBeVisible();
    const boxes = await page
      .locator('section:is(.overview, .pair, .number, .find)')
      .evaluateAll((all) =>
        all
          .map((part) => part.getBoundingClientRect())
          .map(({ left, top, right }) => ({ left, top, right }))
      );
    expect(boxes).toHaveLength(4);
    for (const [i, next] of boxes.slice(1).entries()) {
      const before = boxes[i];
      expect(next.left >= before.right || next.top > before.top).toBe(true);
    }
  });
}

for (const width of [640, 390]) {
  test(`the maps ${width < 640 ? 'stack' : 'stand side by side'} at ${width} px`, async ({
    page
  }) => {
    await page.setViewportSize({ width: width + 1, height: 900 });
    await open(page);
    const [one, two] = await Promise.all(
      [dotProduct(page), learned(page)].map(async (map) => (await map.boundingBox())!)
    );
    if (width < 640) expect(two.y).toBeGreaterThan(one.y + one.height);
    else expect(two).toMatchObject({ y: one.y, width: one.width, height: one.height });
    const slider = (await page.getByRole('slider', { name: /^From proposal 1/ }).boundingBox())!;
    expect(slider.width).toBeGreaterThan(200);
    expect(slider.y).toBeGreaterThan(two.y + two.height);
    expect(one.x).toBe(width < 640 ? 16 : (await overview(page).boundingBox())!.x);
  });
}

test('one head’s map grows with the window, and header and content share their edges', async ({
  page
}) => {
  const widths: number[] = [];
  for (const width of [1366, 1920]) {
    await page.setViewportSize({ width, height: 1000 });
    await open(page);
    widths.push((await dotProduct(page).locator('svg.cells').boundingBox())!.width);
    const [brand, about] = await Promise.all(
      ['.brand', '.about'].map(
        async (part) => (await page.locator(`header ${part}`).boundingBox())!
      )
    );
    const field = (await page.locator('main > :nth-child(2)').boundingBox())!;
    expect(field.x).toBe(brand.x);
    if (about.x > brand.x) expect(field.x + field.width).toBeCloseTo(about.x + about.width, 0);
  }
  expect(widths[1]).toBeGreaterThan(360);
  expect(widths[1] / widths[0]).toBeGreaterThan(1.35);
});
