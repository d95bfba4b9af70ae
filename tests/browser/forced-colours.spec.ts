import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator } from '@playwright/test';
import {
  expectLive,
  expectTokens,
  headGrid,
  learned,
  open,
  overview,
  RIVERBANK_TOKENS,
  sentence
} from './page';

test.use({ forcedColors: 'active' });

/** What of an element is left when shadows and backgrounds are taken away: its frame. */
const frame = (of: Locator) =>
  of.evaluate((element) => {
    const style = getComputedStyle(element);
    const outline =
      style.outlineStyle === 'none'
        ? ''
        : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    const border =
      style.borderTopStyle === 'none' ? '' : `${style.borderTopStyle} ${style.borderTopWidth}`;
    return `${outline} | ${border}`;
  });

test('the chosen head, the dot product beside it and the others are framed apart', async ({
  page
}) => {
  await open(page);
  const button = (name: string) => overview(page).getByRole('button', { name, exact: true });
  const frames = await Promise.all(
    ['Layer 1, head 4', 'Layer 1, dot product', 'Layer 2, head 4'].map((name) =>
      frame(button(name))
    )
  );
  expect(new Set(frames).size).toBe(3);
  expect(frames[0]).toContain('solid 3px');
});

test('the two words in focus are framed in the sentence and among the tokens', async ({ page }) => {
  await open(page);
  await expectTokens(page, RIVERBANK_TOKENS);
  const chips = page
    .getByRole('list', { name: 'Tokens that the model reads' })
    .getByRole('listitem');
  const [bank, swimming, other] = await Promise.all([8, 3, 5].map((at) => frame(chips.nth(at))));
  expect(new Set([bank, swimming, other]).size).toBe(3);
  await chips.nth(5).getByRole('button').click();
  await page.mouse.move(0, 0);
  expect(await frame(chips.nth(5))).not.toBe(other);

  const marks = page.locator('mark');
  await expect(marks).toHaveCount(2);
  const [first, second] = await Promise.all([frame(marks.nth(0)), frame(marks.nth(1))]);
  expect(first).toContain('2px');
  expect(second).toContain('2px');
  expect(first).not.toBe(second);
  // The copy under the field stays unseen: its letters would lie on the field's.
  await expect(marks.first()).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await sentence(page).focus();
  expect(await frame(page.locator('.sentence').first())).toContain('solid 2px');
});

test('the chosen rows and the bars’ tracks can be seen', async ({ page }) => {
  await open(page);
  for (const row of await page.locator('tr.chosen').all())
    expect(await frame(row)).toContain('2px');
  const row = page.getByRole('region', { name: 'What the row of “bank” adds up to' });
  expect(await frame(row.locator('.bar svg').first())).toContain('solid 1px');
  expect(await frame(headGrid(page).locator('button[aria-pressed=true]'))).toContain('solid 2px');
});

test('so can those of the next words', async ({ page }) => {
  await page.goto('/learn/');
  await expect(page.getByText('next word after').first()).toBeVisible();
  expect(await frame(page.locator('td.bar svg').first())).toContain('solid 1px');
});

test('on Compare the chosen word, words of one sentence alone and both bars are told apart', async ({
  page
}) => {
  await page.goto('/compare/');
  await expectLive(page);
  const words = page.getByRole('list', { name: 'Both sentences, word by word' });
  const [chosen, other, alone] = await Promise.all([
    frame(words.getByRole('button', { name: 'bank', exact: true })),
    frame(words.getByRole('button', { name: 'at', exact: true })),
    frame(words.locator('.alone').first())
  ]);
  expect(new Set([chosen, other, alone]).size).toBe(3);
  expect(chosen).toContain('solid 2px');
  expect(alone).toContain('dashed');

  const fill = (of: Locator) => of.evaluate((element) => getComputedStyle(element).fill);
  const row = page
    .getByRole('table', { name: /^Rows of/ })
    .getByRole('row')
    .filter({ hasText: 'the' })
    .first();
  const [inA, inB] = [await fill(row.locator('rect.a')), await fill(row.locator('rect.b'))];
  expect(inA).not.toBe(inB);
  // The key beside the letters is drawn as the bars are.
  const key = (side: 'a' | 'b') =>
    page
      .locator(`th.in-${side}`)
      .evaluate((element) => getComputedStyle(element, '::before').backgroundColor);
  expect([await key('a'), await key('b')]).toEqual([inA, inB]);

  const heads = headGrid(page).getByRole('button');
  const pressed = await frame(headGrid(page).locator('button[aria-pressed=true]'));
  expect(pressed).toContain('solid 2px');
  expect(await frame(heads.first())).not.toBe(pressed);
});

test('its lines between two meanings differ in more than colour, and are seen on black', async ({
  page
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto('/compare/');
  await expectLive(page);
  const ways = page.getByRole('figure', { name: '“bank” between two meanings, in A and B' });
  await page.getByRole('toolbar').last().scrollIntoViewIfNeeded();
  await expect(ways.locator('g path')).toHaveCount(3);
  const dashes = await ways
    .locator('g path')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
  expect(new Set(dashes).size).toBe(3);
  const { violations } = await new AxeBuilder({ page })
    .include('.between')
    .withRules(['color-contrast'])
    .analyze();
  expect(violations).toEqual([]);
});

test('maps keep their colours, which are what they say', async ({ page }) => {
  await open(page);
  const fills = () =>
    learned(page)
      .locator('svg.cells path')
      .evaluateAll((all) => all.map((path) => getComputedStyle(path).fill));
  const forced = await fills();
  expect(new Set(forced).size).toBeGreaterThan(8);
  await page.emulateMedia({ forcedColors: 'none' });
  expect(await fills()).toEqual(forced);
});

test('in a step the chosen answer, and after it the right one, are framed apart', async ({
  page
}) => {
  await page.goto('/lesson/diagonal/');
  await expectLive(page);
  const answers = page.locator('fieldset label');
  await answers.filter({ hasText: 'swimming' }).click();
  await page.mouse.move(0, 0);
  const frames = () =>
    answers.evaluateAll((all) =>
      all.map((one) => {
        const style = getComputedStyle(one);
        return `${style.outline} | ${style.border}`;
      })
    );
  expect(new Set(await frames()).size).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'sure', exact: true }).click();
  // The right one says so by a mark, whatever its colours are.
  const mark = (label: Locator) =>
    label.evaluate((element) => getComputedStyle(element, '::before').content);
  expect(await mark(page.locator('label.right'))).toContain('✓');
  expect(await mark(page.locator('fieldset label:not(.right)').first())).toBe('none');
  await page.goto('/lesson/learning/');
  await expect(page.locator('fieldset label').first()).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.reason')).toContainText('Right is');
  await expect(page.locator('td.bar svg').first()).toHaveCSS('outline-style', 'solid');
});
