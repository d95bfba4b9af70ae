import { expect, test, type Page } from '@playwright/test';
import { dotProduct, expectLive, learned, overview, sentence } from './page';

/** What may move unasked while a page loads, as the browser's own measure has it. */
const SHIFT = 0.02;

/** Adds up every shift of the layout, from the first paint on. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as Window & { shift?: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) seen.shift! += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
const shift = (page: Page) =>
  page.evaluate(() => (window as Window & { shift?: number }).shift ?? NaN);

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1366, 768],
  [1024, 768],
  [390, 844]
]) {
  test(`nothing moves while Explore loads at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await watch(page);
    await page.goto('/');
    await expectLive(page);
    // Panels below the fold come a frame later.
    await expect(page.getByRole('button', { name: 'Download JSON' })).toBeVisible();
    expect(await shift(page)).toBeLessThan(SHIFT);
  });

  test(`nor while Compare does at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await watch(page);
    await page.goto('/compare/');
    await expectLive(page);
    await expect(page.getByRole('toolbar')).toBeVisible();
    expect(await shift(page)).toBeLessThan(SHIFT);
  });

  test(`nor while Learn does at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await watch(page);
    await page.goto('/learn/');
    await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
    expect(await shift(page)).toBeLessThan(SHIFT);
  });
}

/** Sentences as people write them, this many words in all. */
function words(count: number): string {
  const sentence =
    'The old boat that my grandmother bought from a fisherman in the village left the muddy bank of the river early in the morning, while the bank in the town opened its doors to people who wanted to borrow money.';
  const all = Array.from({ length: Math.ceil(count / 39) }, () => sentence.split(' ')).flat();
  return all.slice(0, count).join(' ');
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844]
]) {
  for (const count of [40, 300]) {
    test(`nor while a link of ${count} words is read at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await watch(page);
      const text = words(count);
      await page.goto(`/?${new URLSearchParams({ text })}`);
      await expect(sentence(page)).toHaveValue(text);
      await expectLive(page);
      await expect(page.getByRole('button', { name: 'Download JSON' })).toBeVisible();
      expect(await shift(page)).toBeLessThan(SHIFT);
    });
  }
}

test('a link is seen though no script comes, after a while', async ({ page, context }) => {
  await context.route('**/_app/immutable/**/*.js', (route) => route.abort());
  await page.goto('/?text=The+bank');
  await expect(overview(page)).toBeVisible();
});

for (const width of [1920, 1366, 1024, 390]) {
  test(`nothing jumps while the slider is moved at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    await expectLive(page);
    const slider = page.getByRole('slider', { name: 'From proposal 1 to proposal 2' });
    const second = page.getByRole('figure', { name: /^(Learned|Between)/ });
    const parts = [
      overview(page),
      dotProduct(page),
      second,
      slider,
      page.getByRole('region', { name: 'One number, all of it' }).locator('table'),
      page.getByRole('region', { name: 'Every head for this pair' }),
      page.getByRole('region', { name: /^What the row of/ })
    ];
    const places = () =>
      Promise.all(
        parts.map((part) =>
          part.evaluate((element) => {
            const { left, top } = element.getBoundingClientRect();
            return [left + scrollX, top + scrollY].map(Math.round);
          })
        )
      );
    const still = await places();
    for (const t of ['0.9', '0.5', '0.33', '0.07', '0']) {
      await slider.fill(t);
      await expect(page.getByText(`blended ${Number(t).toFixed(2)} ·`)).toBeVisible();
      expect(await places(), `at ${t}`).toEqual(still);
    }
    await page.getByRole('button', { name: 'reset' }).click();
    await expect(learned(page)).toBeVisible();
    await expect(slider).toBeFocused();
    await expect(page.getByRole('button', { name: 'reset' })).toBeHidden();
    expect(await places()).toEqual(still);
  });
}
