import { expect, test, type Page } from '@playwright/test';
import {
  dotProduct,
  expectTokens,
  learned,
  notice,
  opacity,
  open,
  readTable,
  sentence,
  tokens
} from './page';

/** Puts a string into the text area as pasting does, without the keyboard's own limits. */
async function paste(page: Page, codes: readonly number[]) {
  await sentence(page).evaluate((element, units) => {
    const area = element as HTMLTextAreaElement;
    area.value = units.map((unit) => String.fromCharCode(unit)).join('');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, codes);
}
const codeUnits = (text: string) =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

for (const [kind, text] of [
  ['empty', ''],
  ['blank', ' \n\t ']
]) {
  test(`${kind} text: the page says what to do, the last picture dims and stays`, async ({
    page
  }) => {
    await open(page);
    const before = await readTable(learned(page));
    expect(await opacity(learned(page))).toBe(1);
    await sentence(page).fill(text);
    await expect(notice(page)).toHaveText(/Type a sentence/);
    await expect.poll(() => opacity(learned(page))).toBeLessThan(0.9);
    await expect(learned(page)).toBeVisible();
    await sentence(page).fill('I went swimming with Anna at the bank.');
    await expect(notice(page)).toHaveText('');
    await expect.poll(() => opacity(learned(page))).toBe(1);
    expect(await readTable(learned(page))).toEqual(before);
  });
}

const odd: readonly { kind: string; text: string; expected: readonly string[] }[] = [
  { kind: 'emoji', text: 'hi 👩‍👩‍👧 🏞️', expected: ['hi', '👩‍👩‍👧', '🏞'] },
  { kind: 'right-to-left', text: 'אני bank', expected: ['א', 'נ', 'י', 'bank'] },
  { kind: 'combining marks', text: 'cafe\u0301 n\u0303o', expected: ['cafe', 'no'] },
  { kind: 'a lone surrogate', text: 'bank \ud83d river', expected: ['bank', 'river'] },
  { kind: 'NUL', text: 'bank\0 of\0the river', expected: ['bank', 'of', 'the', 'river'] }
];

for (const { kind, text, expected } of odd) {
  test(`${kind} are read, the text as it was typed`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page);
    await paste(page, codeUnits(text));
    await expect
      .poll(async () => (await tokens(page)).slice(1, -1).join(' '))
      .toBe(expected.join(' '));
    await expect(notice(page)).toHaveText('');
    expect(await sentence(page).inputValue()).toBe(text);
    await expect.poll(() => opacity(learned(page))).toBe(1);
    const { cells } = await readTable(dotProduct(page));
    for (const row of cells) {
      const sum = row.map(Number).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(1, 2);
    }
    expect(errors).toEqual([]);
  });
}

test('100 kB pasted are kept whole, the first 512 tokens read', async ({ page }) => {
  const text = 'The bank of the river. '.repeat(4500);
  await open(page);
  await paste(page, codeUnits(text));
  await expect(notice(page)).toContainText('27,002 tokens');
  await expect(sentence(page)).toHaveValue(text);
  expect(await tokens(page)).toHaveLength(512);
  await expect.poll(() => opacity(learned(page))).toBe(1);
  await sentence(page).fill('Still here.');
  await expectTokens(page, ['[CLS]', 'still', 'here', '.', '[SEP]']);
});

test('one word of 10,000 letters is one unknown token', async ({ page }) => {
  await open(page);
  await paste(page, codeUnits('a'.repeat(10_000)));
  await expect(page.getByText('3 of 512 tokens')).toBeVisible();
  await expect.poll(() => opacity(learned(page))).toBe(1);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
});

test('text that looks like HTML is shown as text and never run', async ({ page }) => {
  const text = '<img src=x onerror="window.harm=1"><script>window.harm=1</script> & </textarea>';
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  for (const enter of ['typed', 'linked']) {
    if (enter === 'typed') {
      await open(page);
      await sentence(page).fill(text);
    } else await open(page, `/?${new URLSearchParams({ text, from: '1', to: '2' })}`);
    await expect(sentence(page)).toHaveValue(text);
    await expect
      .poll(async () => (await tokens(page)).slice(0, 4))
      .toEqual(['[CLS]', '<', 'im', 'g']);
    await expect(page.locator('main img, main script')).toHaveCount(0);
    expect((await readTable(learned(page))).rows).toContain('<');
    expect(await page.evaluate(() => 'harm' in window)).toBe(false);
  }
  expect(dialogs).toEqual([]);
});

test('lines that an address ends with CR are marked where the field shows them', async ({
  page
}) => {
  await open(page, `/?${new URLSearchParams({ text: 'the bank\rof the\r\nold river' })}`);
  await expect(sentence(page)).toHaveValue('the bank\nof the\nold river');
  const copy = await page.locator('.copy').evaluate((element) => element.textContent);
  expect(copy.replace('\u200b', '')).toBe('the bank\nof the\nold river');
});
