import { expect, test } from '@playwright/test';
import { expectTokens, learned, open, openTable, overview, sentence } from './page';

test('no request leaves the page’s own origin, and its policy forbids nothing that it does', async ({
  page,
  context,
  baseURL
}) => {
  const urls: string[] = [];
  const said: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  await open(page);
  await sentence(page).fill('A secret about the bank');
  await expectTokens(page, ['[CLS]', 'a', 'secret', 'about', 'the', 'bank', '[SEP]']);
  await overview(page).getByRole('button', { name: 'Layer 3, head 5', exact: true }).click();
  await openTable(learned(page));
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: 'I ate, grandma.' }).click();
  await expect(sentence(page)).toHaveValue('I ate, grandma.');

  expect(urls.some((url) => url.includes('/models/minilm/model-00001'))).toBe(true);
  const own = new URL(baseURL!).origin;
  expect(urls.filter((url) => !url.startsWith('data:') && new URL(url).origin !== own)).toEqual([]);
  expect(urls.filter((url) => url.includes('secret'))).toEqual([]);
  expect(said.filter((line) => /^error|content security policy/i.test(line))).toEqual([]);
});
