import { expect, test } from '@playwright/test';
import { expectLive, expectTokens, learned, open, openTable, overview, sentence } from './page';

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

test('no answer, dot or sentence of the lesson is in a request', async ({
  page,
  context,
  baseURL
}) => {
  const requests: string[] = [];
  const said: string[] = [];
  context.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  await page.goto('/lesson/diagonal/');
  await expectLive(page);
  await sentence(page).fill('A secret about the bank');
  await page.locator('fieldset label').filter({ hasText: 'bank itself' }).click();
  await page.getByRole('button', { name: 'sure', exact: true }).click();
  await expect(page.locator('.reason')).toContainText('Right.');
  await page.getByRole('link', { name: /^Next: / }).click();
  await expect(page.locator('fieldset label').first()).toBeVisible();
  // A form, whose answers this browser keeps.
  await page.goto('/lesson/before/');
  await page.getByRole('radio').first().check();
  await page.getByRole('radio', { name: 'sure', exact: true }).first().check();
  await expect(page.getByText('1 of 8 answered')).toBeVisible();

  const own = new URL(baseURL!).origin;
  const away = requests.filter((one) => !one.startsWith('data:') && !one.startsWith(own));
  expect(away).toEqual([]);
  expect(requests.filter((one) => one.includes('secret'))).toEqual([]);
  expect(said.filter((line) => /^error|content security policy/i.test(line))).toEqual([]);
});
