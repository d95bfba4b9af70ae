import { expect, test } from '@playwright/test';
import { address, dotProduct, figure, open, overview, RIVERBANK, sentence, trace } from './page';

for (const { link, text, layer, head, words } of [
  {
    link: 'borrowing at the bank',
    text: 'I borrowed money at the bank.',
    layer: 1,
    head: 1,
    words: 'bank looks at money: 0.31'
  },
  {
    link: 'I ate, grandma.',
    text: 'I ate, grandma.',
    layer: 2,
    head: 9,
    words: 'ate looks at ,: 0.46'
  },
  {
    link: 'I ate grandma.',
    text: 'I ate grandma.',
    layer: 2,
    head: 9,
    words: 'ate looks at grandma: 0.43'
  }
]) {
  test(`"${link}" is one click away`, async ({ page }) => {
    await open(page);
    const links = page.getByRole('navigation', { name: /lecture/ });
    await links.getByRole('link', { name: link }).click();
    await expect(sentence(page)).toHaveValue(text);
    await expect(figure(page, `Learned Q K, layer ${layer}, head ${head}`)).toBeVisible();
    await expect(page.locator('p', { hasText: words })).toBeVisible();
    await page.goBack();
    await expect(sentence(page)).toHaveValue('I went swimming with Anna at the bank.');
    await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
  });
}

test('the boy in the park and back to the bank', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'the boy went to the park' }).click();
  await expect(page.locator('p', { hasText: /^went looks at park: 0.76/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'swimming at the bank' }).click();
  await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
});

test('what to see in a sentence of the lecture is said by the numbers of the chosen head', async ({
  page
}) => {
  const { layers } = await trace(RIVERBANK);
  const said = (layer: number, head: number) => {
    const { pattern } = layers[layer - 1].heads[head - 1];
    const others = pattern.reduce((sum, row, i) => (i === 8 ? sum : sum + row[3] / 10), 0);
    return [pattern[8][3], others].map((value) => value.toFixed(2));
  };
  await open(page);
  const line = page.getByText('Which bank?');
  const [forth, others] = said(1, 4);
  await expect(line).toContainText(
    `In layer 1, head 4 bank gives swimming ${forth} (other rows ${others}) and gets back ${layers[0].heads[3].pattern[3][8].toFixed(2)}.`
  );
  await overview(page).getByRole('button', { name: 'Layer 6, head 10', exact: true }).click();
  const [late, elsewhere] = [said(6, 10), said(1, 11)];
  await expect(line).toContainText(
    `In layer 6, head 10 bank gives swimming ${late[0]} (other rows ${late[1]}). It stands out most in layer 1, head 11: ${elsewhere[0]} (other rows ${elsewhere[1]}).`
  );
  await sentence(page).fill('I went swimming with Anna at the bank');
  await expect(line).toHaveCount(0);
  await open(page, address({ text: 'We went swimming at the bank.' }));
  await expect(line).toHaveCount(0);
});

for (const width of [1920, 1366, 1024, 390]) {
  test(`the line of what to see moves no map at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    const top = async () =>
      (await dotProduct(page).boundingBox())!.y + (await page.evaluate(() => scrollY));
    const before = await top();
    const line = page.getByText('Which bank?');
    for (const head of ['Layer 6, head 10', 'Layer 1, head 11', 'Layer 3, head 2']) {
      await overview(page).getByRole('button', { name: head, exact: true }).click();
      await expect(line).toContainText(`In ${head.toLowerCase()}`);
      expect(await top()).toBeCloseTo(before, 0);
    }
  });
}
