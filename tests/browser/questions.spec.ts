import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { encodeSitting } from '../../src/lib/lesson/forms/code';
import { ORDER, QUESTIONS, rightOf, type Form } from '../../src/lib/lesson/forms/questions';
import type { Sitting } from '../../src/lib/lesson/forms/sitting';
import { parseCsv } from '../csv';
import { figure, readTable } from './page';

const BEFORE = '/lesson/before/';
const AFTER = '/lesson/after/';
const CODES = '/lesson/codes/';

const right = QUESTIONS.map((_, i) => rightOf(i));
/** Answers that are right but at some questions, and meant at some. */
const sitting = (form: Form, wrong: readonly number[], sure: readonly number[]): Sitting => ({
  form,
  answers: right.map((option, i) => (wrong.includes(i) ? (option + 1) % 4 : option)),
  sure: right.map((_, i) => sure.includes(i))
});
const MINE = sitting('A', [0, 2, 3, 7], [0, 1, 2]);
const LATER = sitting('B', [3, 5], [0, 3, 7]);

const question = (page: Page, number: number) =>
  page.getByRole('group', { name: new RegExp(`^Question ${number}\\b`) });
const done = (page: Page) => page.getByRole('button', { name: 'Done' });
const code = (page: Page) => page.getByRole('textbox', { name: 'Your code', exact: true });

async function answer(
  page: Page,
  { form, answers, sure }: Sitting,
  questions = [...Array(8).keys()]
) {
  for (const i of questions) {
    const radios = question(page, i + 1).getByRole('radio');
    await radios.nth(ORDER[form][QUESTIONS[i].name].indexOf(answers[i])).check();
    await radios.nth(sure[i] ? 4 : 5).check();
  }
}

/** What a browser keeps of sittings that were handed in. */
const keep = (page: Page, ...sittings: Sitting[]) =>
  page.addInitScript(
    (kept) => localStorage.setItem('riverbank-questions', kept),
    JSON.stringify(
      Object.fromEntries([
        ...(['A', 'B'] as const).map((form) => [
          form,
          { answers: Array(8).fill(null), sure: Array(8).fill(null), done: false }
        ]),
        ...sittings.map(({ form, answers, sure }) => [form, { answers, sure, done: true }])
      ])
    )
  );

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, to: Locator) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await to.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key does not get there.');
}

test('by keyboard alone the eight are answered, and become a code without a word of what is right', async ({
  page
}) => {
  await page.goto(BEFORE);
  for (const i of QUESTIONS.keys()) {
    const radios = question(page, i + 1).getByRole('radio');
    await tabTo(page, radios.first());
    await page.keyboard.press('Space');
    const place = ORDER.A[QUESTIONS[i].name].indexOf(MINE.answers[i]);
    for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    if (!MINE.sure[i]) await page.keyboard.press('ArrowRight');
    await expect(page.getByText(`${i + 1} of 8 answered`)).toBeVisible();
  }
  await tabTo(page, done(page));
  await page.keyboard.press('Enter');
  await expect(code(page)).toHaveValue(encodeSitting(MINE));
  await expect(page.getByRole('heading', { name: 'Before the lesson', exact: true })).toBeFocused();
  await expect(page.getByRole('main')).not.toContainText(/wrong|right,|mistake/);
  await expect(page.getByRole('link', { name: 'Go to the lesson' })).toBeVisible();
});

test('Done names what is missing and goes there; answers outlive a reload and Back', async ({
  page
}) => {
  await page.goto(BEFORE);
  await answer(page, MINE, [0, 1, 3]);
  await question(page, 3).getByRole('radio').nth(2).check();
  await done(page).click();
  await expect(page.getByRole('status')).toContainText([
    /3 of 8 answered/,
    'Questions 3, 5, 6, 7 and 8 lack an answer'
  ]);
  await expect(question(page, 3).getByRole('radio', { name: 'sure', exact: true })).toBeFocused();
  await expect(question(page, 3)).toContainText('Question 3: say whether you are sure');
  await expect(question(page, 5)).toContainText(
    'Question 5: choose an answer, and say whether you are sure'
  );
  await page.reload();
  await expect(page.getByText('3 of 8 answered')).toBeVisible();
  await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
  await expect(page).toHaveURL(/learn/);
  await page.goBack();
  await expect(question(page, 3).getByRole('radio').nth(2)).toBeChecked();
  await answer(page, MINE, [2, 4, 5, 6, 7]);
  await done(page).click();
  await expect(code(page)).toHaveValue(encodeSitting(MINE));
  await page.reload();
  await expect(code(page)).toHaveValue(encodeSitting(MINE));
  await expect(question(page, 1)).toHaveCount(0);
});

test('after the second form one sees what has changed, and why each option is right or wrong', async ({
  page
}) => {
  await keep(page, MINE);
  await page.goto(AFTER);
  await expect(page.getByText(/have not answered the eight/)).toHaveCount(0);
  await answer(page, LATER);
  await done(page).click();
  await expect(code(page)).toHaveValue(encodeSitting(LATER));
  const outcome = page.getByRole('region', { name: 'What has changed' });
  await expect(outcome).toContainText('Before the lesson 4 of 8 were right, after it 6.');
  await expect(outcome).toContainText(
    'Before, you were sure of 2 wrong answers; 2 of them are right'
  );
  await expect(outcome).toContainText('Now you are sure of 1 wrong answer');
  const verdicts = (i: number) =>
    outcome
      .getByRole('row')
      .nth(i + 1)
      .getByRole('cell')
      .allTextContents();
  expect(await verdicts(0)).toEqual(['wrong, sure', 'right, sure']);
  expect(await verdicts(3)).toEqual(['wrong, not sure', 'wrong, sure']);
  expect(await verdicts(5)).toEqual(['right, not sure', 'wrong, not sure']);
  const options = outcome.getByRole('listitem');
  await expect(options).toHaveCount(32);
  await expect(options.filter({ hasText: /^right/ })).toHaveCount(8);
  const reasons = await options.locator('.reason').allTextContents();
  expect(reasons.every((reason) => reason.length > 25)).toBe(true);
  expect(new Set(reasons).size).toBe(32);
  await expect(outcome.getByText(/^your answer before/)).toHaveCount(8);
  await expect(outcome.getByText(/^your answer after/)).toHaveCount(8);
  await expect(outcome.getByRole('link', { name: /^In the lesson/ })).toHaveCount(8);
});

test('answers from another machine come by their code; a mistyped one is refused by name', async ({
  page
}) => {
  await page.goto(AFTER);
  const field = page.getByRole('textbox', { name: /Your code from before/ });
  const given = encodeSitting(MINE);
  const swapped = given[1] + given[0] + given.slice(2);
  for (const [typed, said] of [
    [swapped, `${swapped} is no code: at least one of its characters is wrong.`],
    ['7K3', '7K3 has 3 characters; a code has 8.'],
    ['<b>مر', '<b>مر is no code: < is in none.'],
    [encodeSitting(LATER), 'a code of the questions after the lesson']
  ]) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(page.getByText(said)).toBeVisible();
  }
  await field.fill(`${given.slice(0, 4)} ${given.slice(4)}`.toLowerCase());
  await field.press('Enter');
  await expect(field).toHaveCount(0);
  await page.goto(BEFORE);
  await expect(code(page)).toHaveValue(given);
});

test('answers go when one has said so twice, and not before', async ({ page }) => {
  await page.goto(BEFORE);
  await answer(page, MINE, [0]);
  const erase = page.getByRole('button', { name: 'Erase my answers' });
  await erase.click();
  const dialog = page.getByRole('dialog', { name: 'Erase your answers?' });
  await expect(dialog).toContainText('Those before the lesson go from this browser.');
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 of 8 answered')).toBeVisible();
  await erase.click();
  await dialog.getByRole('button', { name: 'Erase them' }).click();
  await expect(page.getByText('0 of 8 answered')).toBeVisible();
  await expect(erase).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('the code is copied, or selected where the browser refuses', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await keep(page, MINE);
  await page.goto(BEFORE);
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(encodeSitting(MINE));
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException());
  });
  await page.getByRole('button', { name: 'Copied' }).click();
  await expect(page.getByText('The code is selected')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe(encodeSitting(MINE));
});

const persons = [
  ['2026-11-25 14:01', '=Anna, B.', MINE, LATER],
  ['2026-11-25 14:02', 'مريم', sitting('A', [0], [0]), null],
  ['2026-11-25 14:03', '<b>Ben</b>', sitting('A', [1, 2], [2]), sitting('B', [], [0, 1, 2])]
] as const;
const pasted = [
  'Timestamp\tName\tBefore\tAfter',
  ...persons.map(([time, name, ...codes]) =>
    [time, name, ...codes.map((one) => (one ? encodeSitting(one) : ''))].join('\t')
  ),
  'Zoe\t7K3M92QX',
  'nobody'
].join('\n');

test('pasted codes become a table, bars and files, and go nowhere', async ({ page }) => {
  const asked: string[] = [];
  await page.goto(CODES);
  await expect(page.getByText('No codes yet.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('textbox', { name: /^Codes/ }).fill(pasted);
  await expect(page.getByRole('status')).toContainText('3 persons, 2 with both codes.');
  await expect(page.getByRole('status')).toContainText('Line 5: 7K3M92QX is no code');
  await expect(page.getByRole('status')).toContainText(
    'Line 6 has no code of 8 characters: nobody'
  );
  const main = page.getByRole('main');
  await expect(main).toContainText('Before the lesson 5.7 of 8 are right (mean of 3 persons).');
  await expect(main).toContainText('After the lesson 7.0 of 8 are right (mean of 2 persons).');
  await expect(main).toContainText('Of 2 persons with both codes the mean gain is +2.0.');
  await expect(main).toContainText('Wrong and sure: before 4 of 24, after 1 of 16 answers.');
  const rows = page.getByRole('region', { name: 'Persons, by line' }).getByRole('row');
  await expect(rows.nth(1)).toHaveText(/2\s*2026-11-25 14:01 · =Anna · B\.\s*4\s*6\s*\+2\s*2 → 1/);
  await expect(rows.nth(2)).toHaveText(/3\s*.*مريم\s*7\s*–\s*–\s*1 → –/);
  await expect(rows.nth(3)).toContainText('<b>Ben</b>');

  const bars = figure(page, 'Answers to each question before and after the lesson');
  const table = await readTable(bars);
  expect(table.rows.slice(0, 2)).toEqual(['1 before', '1 after']);
  // Of three, two chose wrongly and meant it, and one was right and not sure; both were right later.
  expect(table.cells[0]).toEqual(['0.6667', '0.0000', '0.3333', '0.0000']);
  expect(table.cells[1]).toEqual(['0.0000', '0.0000', '0.0000', '1.0000']);
  await bars.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(bars).toContainText('before: 1 right, 0 of them sure; 2 wrong, 2 of them sure.');
  await page.keyboard.press('ArrowDown');
  await expect(bars).toContainText('after: 2 right, 2 of them sure; 0 wrong, 0 of them sure.');
  // Half of the share that each direction has: lengths are the numbers.
  const widths = await bars
    .locator('svg.drawing rect.wrong-sure')
    .evaluateAll((all) => all.map((rect) => (rect as SVGRectElement).width.baseVal.value + 1.5));
  const wide = (await bars
    .locator('svg.drawing path.grid')
    .evaluateAll((all) => all.map((path) => (path as SVGPathElement).getBBox().x))) as number[];
  expect(widths[0]).toBeCloseTo(((2 / 3) * (Math.max(...wide) - Math.min(...wide))) / 2, 0);

  await page.getByRole('button', { name: 'Save: Persons' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV: Persons' }).click()
  ]);
  const [head, first, second] = parseCsv((await readFile(await file.path())).toString());
  expect(head).toHaveLength(7 + 2 * 8 * 3);
  expect(first.slice(0, 7)).toEqual([
    '2',
    '2026-11-25 14:01 · =Anna · B.',
    '4',
    '6',
    '2',
    '2',
    '1'
  ]);
  expect(first.slice(7, 10)).toEqual(['abcd'[ORDER.A.diagonal.indexOf(MINE.answers[0])], '0', '1']);
  expect(second.slice(2, 7)).toEqual(['7', '', '', '1', '']);
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(own))).toEqual([]);
  expect(asked.join()).not.toContain(encodeSitting(MINE));
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('the bars are saved as a picture, and the codes are there after another page', async ({
  page
}) => {
  await page.goto(CODES);
  await page.getByRole('textbox', { name: /^Codes/ }).fill(pasted);
  const bars = figure(page, 'Answers to each question before and after the lesson');
  await bars.getByRole('button', { name: /^Save: / }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save as SVG/ }).click()
  ]);
  const svg = (await readFile(await file.path())).toString();
  expect(svg).toContain('persons before: 3');
  expect(svg).toContain('what rests on what');
  await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
  await expect(page).toHaveURL(/learn/);
  await page.goBack();
  await expect(page.getByRole('textbox', { name: /^Codes/ })).toHaveValue(pasted);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(bars).toHaveCount(0);
});

test('none of these pages asks for a model', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const at of [BEFORE, AFTER, CODES]) {
    await page.goto(at);
    await page.waitForLoadState('networkidle');
  }
  expect(asked.filter((path) => path.includes('/models/'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing and nothing reaches past the edge, ${colorScheme}, ${width} px`, async ({
      page
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const check = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target}`))
        ).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      };
      await page.goto(BEFORE);
      await answer(page, MINE, [0]);
      await done(page).click();
      await check();
      await page.goto(AFTER);
      await page.getByRole('textbox', { name: /Your code/ }).fill('7K3');
      await page.keyboard.press('Enter');
      await check();
      await page.goto(CODES);
      await page.getByRole('textbox', { name: /^Codes/ }).fill(pasted);
      await expect(page.getByRole('figure')).toBeVisible();
      await check();
      await keep(page, MINE, LATER);
      await page.goto(AFTER);
      await expect(code(page)).toBeVisible();
      await check();
    });
  }
}
