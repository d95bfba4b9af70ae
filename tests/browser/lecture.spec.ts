import { expect, test } from '@playwright/test';
import { figure, open, sentence } from './page';

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
    layer: 6,
    head: 3,
    words: 'ate looks at grandma: 0.67'
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
  await expect(page.locator('p', { hasText: /^park looks at went/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'swimming at the bank' }).click();
  await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
});
