import { expect, test } from '@playwright/test';
import { expectTokens, learned, open, readTable, sentence, trace, fourDecimals } from './page';

test('reads again as one types, with no button', async ({ page }) => {
  await open(page);
  await sentence(page).press('Control+End');
  await page.keyboard.type(' Unbelievable!');
  await expectTokens(
    page,
    '[CLS] i went swimming with anna at the bank . unbelievable ! [SEP]'.split(' ')
  );
  await expect(page.getByText('13 of 512 tokens')).toBeVisible();
  const { layers } = await trace('I went swimming with Anna at the bank. Unbelievable!');
  expect((await readTable(learned(page))).cells).toEqual(fourDecimals(layers[0].heads[3].pattern));
});

test('the newest text wins when typing is faster than reading', async ({ page }) => {
  await open(page);
  await sentence(page).fill('');
  await page.keyboard.type('the old boy by the river of the old bank', { delay: 0 });
  await expectTokens(page, '[CLS] the old boy by the river of the old bank [SEP]'.split(' '));
  expect((await readTable(learned(page))).rows).toHaveLength(12);
});

test('pieces of one word are joined, and named with a dash in the maps', async ({ page }) => {
  await open(page);
  await sentence(page).fill('pangolins swim');
  await expectTokens(page, ['[CLS]', 'pang', 'olin', 's', 'swim', '[SEP]']);
  expect((await readTable(learned(page))).rows).toEqual([
    '[CLS]',
    'pang',
    '-olin',
    '-s',
    'swim',
    '[SEP]'
  ]);
});

test('a typed [CLS] is text, not a special token', async ({ page }) => {
  await open(page);
  await sentence(page).fill('a [CLS] b');
  await expectTokens(page, ['[CLS]', 'a', '[', 'cl', 's', ']', 'b', '[SEP]']);
});
