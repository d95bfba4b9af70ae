import { expect, test } from '@playwright/test';
import { address, dotProduct, figure, learned, open, readTable, sentence, spoken } from './page';

test('a link restores sentence, layer, head, cell, similarity and special tokens', async ({
  page
}) => {
  await open(
    page,
    address({
      text: 'The boy went to the park.',
      model: 'minilm',
      layer: '4',
      head: '7',
      from: '6',
      to: '2',
      similarity: 'cosine',
      special: 'hidden'
    })
  );
  await expect(sentence(page)).toHaveValue('The boy went to the park.');
  await expect(figure(page, 'Dot product, layer 4')).toBeVisible();
  await expect(figure(page, 'Learned Q K, layer 4, head 7')).toBeVisible();
  await expect(spoken(learned(page))).toHaveText(/^park looks at boy/);
  await expect(spoken(learned(page))).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('radio', { name: 'cosine' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' })).not.toBeChecked();
});

test('the address that the page writes draws the same picture in another tab', async ({
  page,
  context
}) => {
  await open(page);
  await sentence(page).fill('Ben & Anna: 100% "swimming" + 1 = ?');
  await page.getByRole('button', { name: 'Layer 2, head 9', exact: true }).click();
  await page.getByRole('radio', { name: 'dot product' }).check();
  await expect(page).toHaveURL(/text=Ben.*layer=2&head=9.*similarity=dot/);
  const other = await context.newPage();
  await open(other, page.url());
  await expect(sentence(other)).toHaveValue('Ben & Anna: 100% "swimming" + 1 = ?');
  for (const map of [dotProduct, learned]) {
    expect(await readTable(map(other))).toEqual(await readTable(map(page)));
  }
});

test('impossible values fall back to the default, never to an error', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await open(page, '/?layer=99&head=-3&from=999&to=3&similarity=foo&model=bar&special=maybe');
  await expect(sentence(page)).toHaveValue('I went swimming with Anna at the bank.');
  await expect(figure(page, 'Dot product, layer 1')).toBeVisible();
  await expect(figure(page, 'Learned Q K, layer 1, head 4')).toBeVisible();
  await expect(spoken(learned(page))).toHaveText(/ looks at /);
  await expect(page.getByRole('radio', { name: '÷ √d' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('minilm');
  await expect(page.getByRole('status').first()).toHaveText('');
  expect(errors).toEqual([]);
});

test('a cell beyond the sentence and numbers that are none are no error either', async ({
  page
}) => {
  await open(page, '/?text=Hello&layer=1e3&head=%00&from=4&to=0');
  await expect(sentence(page)).toHaveValue('Hello');
  await expect(figure(page, 'Learned Q K, layer 1, head 4')).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText('');
});

test('the default picture needs no parameters', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Layer 2, head 9', exact: true }).click();
  await expect(page).toHaveURL(/layer=2/);
  await open(page, '/');
  await expect(page).toHaveURL(/\/$/);
});
