import { expect, test } from '@playwright/test';
import { figure, open, overview } from './page';

test('holds the dot product and twelve heads of each of six layers', async ({ page }) => {
  await open(page);
  await expect(overview(page).getByRole('button', { name: /^Layer/ })).toHaveCount(78);
  await expect(overview(page).getByRole('button', { name: /dot product$/ })).toHaveCount(6);
});

test('a click chooses layer and head', async ({ page }) => {
  await open(page);
  await overview(page).getByRole('button', { name: 'Layer 3, head 5', exact: true }).click();
  await expect(figure(page, 'Dot product, layer 3')).toBeVisible();
  await expect(figure(page, 'Learned Q K, layer 3, head 5')).toBeVisible();
  await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.34' })).toBeVisible();
  await expect(page).toHaveURL(/layer=3&head=5/);
});

test('choosing a dot product keeps the head', async ({ page }) => {
  await open(page);
  await overview(page).getByRole('button', { name: 'Layer 6, dot product' }).click();
  await expect(figure(page, 'Dot product, layer 6')).toBeVisible();
  await expect(figure(page, 'Learned Q K, layer 6, head 4')).toBeVisible();
  await expect(page.getByText('10 of 11 tokens look mostly at themselves.')).toBeVisible();
});

test('arrow keys choose, and stop at the edges', async ({ page }) => {
  await open(page);
  const button = (name: string) => overview(page).getByRole('button', { name, exact: true });
  await button('Layer 1, head 4').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(button('Layer 2, head 5')).toBeFocused();
  await expect(figure(page, 'Learned Q K, layer 2, head 5')).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
  await expect(figure(page, 'Learned Q K, layer 1, head 5')).toBeVisible();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect(button('Layer 1, dot product')).toBeFocused();
});

test('every map is drawn in its own box, at every width', async ({ page }) => {
  await open(page);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(async () => {
      // A size is told at the end of a frame, and drawn in the next.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
    // The dot product of layer 1 puts each word's weight on itself: dark on the diagonal alone.
    const shades = await overview(page).evaluate((figure) => {
      const canvas = figure.querySelector('canvas')!;
      const context = canvas.getContext('2d')!;
      const all = canvas.getBoundingClientRect();
      return [...figure.querySelectorAll('[data-map]')].map((button) => {
        const box = button.getBoundingClientRect();
        const n = 11;
        const shade = (row: number, column: number) => {
          const x = box.left - all.left + ((column + 0.5) / n) * box.width;
          const y = box.top - all.top + ((row + 0.5) / n) * box.height;
          return context.getImageData(x, y, 1, 1).data[1];
        };
        const indices = Array.from({ length: n }, (_, i) => i);
        return {
          drawn: indices.every((i) => shade(i, i) > 0),
          diagonal: Math.max(...indices.map((i) => shade(i, i))),
          beside: Math.min(...indices.slice(1).map((i) => shade(i - 1, i)))
        };
      });
    });
    expect(shades).toHaveLength(78);
    expect(shades.every(({ drawn }) => drawn)).toBe(true);
    expect(shades[0].diagonal).toBeLessThan(shades[0].beside);
  }
});
