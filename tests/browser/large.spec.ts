import { expect, test, type Page } from '@playwright/test';
import { dotProduct, learned, open, spoken } from './page';

const large = (page: Page) => page.getByRole('dialog', { name: 'The two proposals, enlarged' });

for (const [width, height] of [
  [1920, 1080],
  [1366, 768]
]) {
  test(`fills ${width} × ${height} with the pair, to be read from afar, with nothing to scroll`, async ({
    page
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.getByRole('button', { name: 'Enlarge' }).click();
    const dialog = large(page);
    const box = (await dialog.boundingBox())!;
    expect(box).toEqual({ x: 0, y: 0, width, height });
    const [inside, room] = await dialog.evaluate((d) => [d.scrollHeight, d.clientHeight]);
    expect(inside).toBeLessThanOrEqual(room);
    for (const map of [dotProduct(page), learned(page)]) {
      const text = dialog.getByRole('figure', {
        name: (await map.last().getAttribute('aria-label'))!
      });
      const label = text.locator('svg.labels text').first();
      expect(
        await label.evaluate((element) => {
          const size = parseFloat(getComputedStyle(element).fontSize);
          return size * (element as SVGTextElement).getScreenCTM()!.a;
        })
      ).toBeGreaterThanOrEqual(24);
      const cells = (await text.locator('svg.cells').boundingBox())!;
      expect(cells.width).toBeGreaterThan(300);
      expect(cells.y + cells.height).toBeLessThan(height);
    }
    for (const verdict of await dialog.locator('.readout').all()) {
      const { y, height: tall } = (await verdict.boundingBox())!;
      expect(y + tall).toBeLessThanOrEqual(height);
    }
    await expect(dialog.getByRole('slider', { name: /^From proposal 1/ })).toBeInViewport();
  });
}

test('opens and goes back by keys, keeps what was chosen, and gives the focus back', async ({
  page
}) => {
  await open(page);
  const field = page.getByRole('textbox', { name: 'Your sentence' });
  await field.focus();
  await page.keyboard.press('Alt+Enter');
  const dialog = large(page);
  await dialog.getByRole('slider', { name: /^From proposal 1/ }).fill('0.4');
  await expect(dialog.getByText('blended 0.40 ·')).toBeVisible();
  const grid = dialog.getByRole('grid', { name: 'Dot product, layer 1' });
  await grid.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=7&to=3/);
  // The first Escape frees what is locked, the next goes back.
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/from=/);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(field).toBeFocused();
  await expect(page).toHaveURL(/blend=0\.4/);
  await expect(spoken(dotProduct(page))).toHaveCount(1);
});

test('nothing jumps in it while the slider is moved', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await page.keyboard.press('Alt+Enter');
  const dialog = large(page);
  const places = () =>
    dialog.locator('svg.cells, input[type=range], .readout').evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width } = one.getBoundingClientRect();
        return [x, y, width].map(Math.round);
      })
    );
  await expect(dialog.locator('svg.cells')).toHaveCount(2);
  const still = await places();
  for (const t of ['0.5', '0.07', '0']) {
    await dialog.getByRole('slider', { name: /^From proposal 1/ }).fill(t);
    await expect(dialog.getByText(`blended ${Number(t).toFixed(2)} ·`)).toBeVisible();
    expect(await places(), `at ${t}`).toEqual(still);
  }
});
