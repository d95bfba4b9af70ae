import { expect, test, type Locator } from '@playwright/test';
import {
  address,
  dotProduct,
  figure,
  hoverCell,
  learned,
  marked,
  notice,
  open,
  openTable,
  overview,
  sentence,
  spoken,
  textOfTokens,
  tokens
} from './page';

/** How many different colours the pixels of a map's canvas have. */
function coloursOf(map: Locator): Promise<number> {
  return map.locator('canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

for (const count of [128, 140, 512]) {
  test(`${count} tokens are read, drawn and explored`, async ({ page }) => {
    await open(page);
    await sentence(page).fill(textOfTokens(count));
    await expect(page.getByText(`${count} of 512 tokens`, { exact: true })).toBeVisible();
    for (const map of [dotProduct(page), learned(page)]) {
      await expect(map.locator('canvas')).toBeVisible();
      expect(await coloursOf(map)).toBeGreaterThan(5);
    }
    await expect(overview(page).locator('canvas')).toHaveCount(1);
    expect(await coloursOf(overview(page))).toBeGreaterThan(20);

    await hoverCell(page, dotProduct(page), count, 2, 5);
    const words = await tokens(page);
    for (const map of [dotProduct(page), learned(page)]) {
      await expect(spoken(map)).toContainText(`${words[2]} looks at ${words[5]}: 0.`);
    }
    const grid = learned(page).getByRole('grid');
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect(spoken(learned(page))).toContainText(`${words[3]} looks at [CLS]: `);

    await overview(page).getByRole('button', { name: 'Layer 5, head 2', exact: true }).click();
    await expect(figure(page, 'Dot product, layer 5').locator('canvas')).toBeVisible();
    await expect(figure(page, 'Learned Q K, layer 5, head 2').locator('canvas')).toBeVisible();
    expect(await coloursOf(learned(page))).toBeGreaterThan(5);
  });
}

test('a long map’s table comes in pages, every row on one of them', async ({ page }) => {
  await open(page, address({ text: textOfTokens(300) }));
  const dialog = await openTable(learned(page));
  const rows = dialog.locator('tbody th[scope=row]');
  let all = await rows.count();
  const later = dialog.getByRole('button', { name: 'Later rows' });
  while (await later.isEnabled()) {
    await later.click();
    all += await rows.count();
  }
  expect(all).toBe(300);
});

test('more than 512 tokens: says how many, reads the first 512, keeps the text whole', async ({
  page
}) => {
  const text = textOfTokens(702);
  await open(page);
  await sentence(page).fill(text);
  await expect(notice(page)).toContainText('This text has 702 tokens');
  await expect(notice(page)).toContainText('the first 512');
  await expect(sentence(page)).toHaveValue(text);
  const words = await tokens(page);
  expect(words).toHaveLength(512);
  // 510 words were read, so the mark begins with the space after the 510th.
  const unread = text.split(' ').slice(510).join(' ');
  expect((await marked(page).last().textContent())!.trim()).toBe(unread);
  await sentence(page).fill('Short again.');
  await expect(notice(page)).toHaveText('');
});
