import { expect, test, type Page } from '@playwright/test';
import {
  clickCell,
  expectLive,
  fourDecimals,
  headGrid,
  hoverCell,
  openTable,
  readTable,
  RIVERBANK,
  sentence,
  spoken,
  textOfTokens,
  trace
} from './page';

const BORROWED = 'I borrowed money at the bank.';
/** Positions in either sentence of what both have: [CLS] i at the bank . [SEP] */
const IN_A = [0, 1, 6, 7, 8, 9, 10];
const IN_B = [0, 1, 4, 5, 6, 7, 8];

const field = (page: Page, side: 'A' | 'B') =>
  page.getByRole('textbox', { name: `Sentence ${side}` });
const map = (page: Page) => page.getByRole('figure', { name: /^Difference B − A/ });
const rows = (page: Page) => page.getByRole('table', { name: /^Rows of/ });
const words = (page: Page) =>
  page.getByRole('list', { name: 'Both sentences, word by word' }).getByRole('listitem');
const choose = (page: Page, word: string) =>
  words(page).getByRole('button', { name: word, exact: true }).click();

async function open(page: Page, parameters: Record<string, string> = {}): Promise<void> {
  const query = Object.keys(parameters).length > 0 ? `?${new URLSearchParams(parameters)}` : '';
  await page.goto(`/compare/${query}`);
  await expectLive(page);
  await expect(page.locator('.drawn')).not.toHaveClass(/stale/);
}

test('opens on the lecture’s pair, its words lined up and the rest marked', async ({ page }) => {
  await open(page);
  await expect(field(page, 'A')).toHaveValue(RIVERBANK);
  await expect(field(page, 'B')).toHaveValue(BORROWED);
  await expect(words(page).getByRole('button')).toHaveText(
    '[CLS] i at the bank . [SEP]'.split(' ')
  );
  await expect(
    page.getByText('7 tokens in both, in the same order; 4 in A alone, 2 in B alone.')
  ).toBeVisible();
  await expect(words(page).filter({ hasText: 'in A alone' })).toHaveCount(4);
  await expect(words(page).filter({ hasText: 'in B alone' })).toHaveCount(2);
  await expect(page.locator('mark.alone')).toHaveText([
    'went',
    'swimming',
    'with',
    'Anna',
    'borrowed',
    'money'
  ]);
});

test('a cell of the difference is the weight in B less the weight in A', async ({ page }) => {
  const [a, b] = await Promise.all([trace(RIVERBANK), trace(BORROWED)]);
  const [one, other] = [a, b].map(({ layers }) => layers[0].heads[3].pattern);
  await open(page);
  const table = await readTable(map(page));
  expect(table.caption).toBe('Difference B − A, layer 1, head 4');
  const expected = IN_A.map((from, i) =>
    IN_A.map((to, j) => other[IN_B[i]][IN_B[j]] - one[from][to])
  );
  fourDecimals(expected).forEach((row, i) =>
    row.forEach((value, j) =>
      expect(Math.abs(Number(table.cells[i][j]) - Number(value))).toBeLessThan(0.00011)
    )
  );
  await hoverCell(page, map(page), 7, 4, 6);
  const [inA, inB] = [one[8][10].toFixed(2), other[6][8].toFixed(2)];
  await expect(spoken(map(page))).toHaveText(
    new RegExp(`^bank looks at \\[SEP\\]: ${inA} in A, ${inB} in B; difference \\+0\\.\\d\\d$`)
  );
});

test('the rows of the chosen word stand beside each other, those of one sentence alone too', async ({
  page
}) => {
  const [a, b] = await Promise.all([trace(RIVERBANK), trace(BORROWED)]);
  const [one, other] = [a.layers[0].heads[3].pattern[8], b.layers[0].heads[3].pattern[6]];
  await open(page);
  const row = (name: string) => rows(page).getByRole('row').filter({ hasText: name });
  await expect(row('swimming')).toContainText(one[3].toFixed(2));
  await expect(row('swimming')).toContainText('in A alone');
  await expect(row('money')).toContainText(other[3].toFixed(2));
  await expect(row('bank')).toContainText(`+${(other[6] - one[8]).toFixed(2)}`);
  const apart = IN_A.reduce((sum, to, j) => sum + Math.abs(other[IN_B[j]] - one[to]), 0) / 2;
  const alone = one[2] + one[3] + one[4] + one[5];
  const region = page.getByRole('region', { name: /^Rows of/ });
  await expect(region).toContainText(`the two rows of bank are ${apart.toFixed(2)} apart`);
  await expect(region).toContainText(`bank gives ${alone.toFixed(2)} in A`);
});

test('heads are ordered by how far the chosen word’s rows are apart, and one is chosen', async ({
  page
}) => {
  const [a, b] = await Promise.all([trace(RIVERBANK), trace(BORROWED)]);
  const distances = a.layers.flatMap(({ heads }, l) =>
    heads.map(({ pattern }, h) => {
      const [one, other] = [pattern[8], b.layers[l].heads[h].pattern[6]];
      const distance = IN_A.reduce((sum, to, j) => sum + Math.abs(other[IN_B[j]] - one[to]), 0) / 2;
      return { name: `${l + 1}·${h + 1}`, distance };
    })
  );
  const [first] = distances.sort((x, y) => y.distance - x.distance);
  await open(page);
  const grid = headGrid(page).getByRole('button');
  await expect(grid).toHaveCount(72);
  await expect(grid.first()).toContainText(first.name);
  await expect(grid.first()).toContainText(first.distance.toFixed(2));
  const [layer, head] = first.name.split('·');
  await grid.first().click();
  await expect(map(page)).toHaveAccessibleName(`Difference B − A, layer ${layer}, head ${head}`);
  await expect(page).toHaveURL(new RegExp(`layer=${layer}&head=${head}&word=8$`));
});

test('the lecture’s pairs are one click away, and Back finds the one before', async ({ page }) => {
  await open(page);
  const pairs = page.getByRole('navigation', { name: 'The lecture’s pairs' });
  await pairs.getByRole('link', { name: 'I ate, grandma. / I ate grandma.' }).click();
  await expect(field(page, 'A')).toHaveValue('I ate, grandma.');
  await expect(field(page, 'B')).toHaveValue('I ate grandma.');
  await expect(rows(page).getByRole('row').filter({ hasText: 'grandma' })).toContainText('0.43');
  await pairs.getByRole('link', { name: 'two words swapped' }).click();
  await expect(field(page, 'B')).toHaveValue('The man bit the dog.');
  await page.goBack();
  await expect(field(page, 'A')).toHaveValue('I ate, grandma.');
  await expect(map(page)).toHaveAccessibleName('Difference B − A, layer 2, head 9');
  await page.goBack();
  await expect(field(page, 'A')).toHaveValue(RIVERBANK);
  await expect(map(page)).toHaveAccessibleName('Difference B − A, layer 1, head 4');
});

test('all that is typed and chosen is in the address, which draws it again', async ({ page }) => {
  await open(page);
  await field(page, 'A').fill('the old boat left the bank');
  await field(page, 'B').fill('the old boat left the river bank');
  await choose(page, 'boat');
  await page.getByRole('button', { name: 'Layer 2, head 9: 0', exact: false }).first().click();
  await expect(page).toHaveURL(
    /a=the\+old\+boat\+left\+the\+bank&b=the\+old\+boat\+left\+the\+river\+bank&model=minilm&layer=2&head=9&word=3$/
  );
  const said = await rows(page).innerText();
  await page.reload();
  await expectLive(page);
  await expect(rows(page)).toHaveText(/./);
  expect(await rows(page).innerText()).toBe(said);
  await expect(field(page, 'B')).toHaveValue('the old boat left the river bank');
  await expect(words(page).getByRole('button', { pressed: true })).toHaveText('boat');
});

test('a locked cell is in the address, and Escape lets go', async ({ page }) => {
  await open(page);
  await clickCell(page, map(page), 7, 4, 1);
  await expect(page).toHaveURL(/word=8&to=1$/);
  await map(page).getByRole('grid').press('Escape');
  await expect(page).not.toHaveURL(/word=/);
});

test('the ways of a word of two meanings are in one picture', async ({ page }) => {
  await open(page);
  const ways = page.getByRole('figure', { name: '“bank” between two meanings, in A and B' });
  await page.getByRole('toolbar').last().scrollIntoViewIfNeeded();
  await expect(ways).toBeVisible();
  const { cells, columns, rows: layers } = await readTable(ways);
  expect(columns).toEqual(['A', 'B', '“I went to the bank.”']);
  expect(layers).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  const [swimming, borrowing, neutral] = cells.at(-1)!.map(Number);
  expect(swimming).toBeGreaterThan(0.5);
  expect(neutral).toBeLessThan(0.5);
  expect(borrowing).toBeLessThan(neutral);
  await ways.getByRole('listbox').press('End');
  await expect(ways.getByRole('option')).toContainText(`Layer 6: A ${swimming.toFixed(2)}; B`);
  await ways.getByRole('checkbox', { name: 'cosine of its vectors in A and B' }).check();
  await expect(ways).toContainText('cosine of A and B');
  await choose(page, 'the');
  await expect(ways).toBeHidden();
  const between = page.getByRole('region', { name: 'Between two meanings' });
  await between.getByRole('button', { name: 'bank' }).click();
  await expect(ways).toBeVisible();
});

test('the ways go between one’s own anchor sentences, written on Explore', async ({ page }) => {
  await page.goto('/');
  await expectLive(page);
  const first = page.getByRole('textbox', { name: 'Sentence 1 of river' });
  await first.fill('We sat by the river.');
  await first.press('Tab');
  await expect(first).toHaveAccessibleDescription('bank does not stand in it');
  await page.getByRole('link', { name: 'Compare with another' }).click();
  await expect(field(page, 'B')).toHaveValue(RIVERBANK);
  const between = page.getByRole('region', { name: 'Between two meanings' });
  const ways = between.getByRole('figure', { name: '“bank” between two meanings, in A and B' });
  await page.getByRole('toolbar').last().scrollIntoViewIfNeeded();
  await ways.getByRole('listbox').press('End');
  await expect(ways.getByRole('option')).toContainText('of 7 anchor sentences');
  await expect(between).toContainText('The sentences are your own');

  // Lines that wait to be written are too few, and that is said.
  await page.evaluate(() => {
    const sentences = ['', ''];
    const meanings = ['one', 'other'].map((name) => ({ name, sentences }));
    const with_ = { word: 'with', neutral: '', meanings };
    localStorage.setItem('riverbank-anchors', JSON.stringify({ with: with_ }));
  });
  await page.reload();
  await expectLive(page);
  await choose(page, 'with');
  await page.getByRole('toolbar').last().scrollIntoViewIfNeeded();
  await expect(between).toContainText(
    'Too few anchors: either meaning takes 2 sentences at least with with in them once.'
  );
  await choose(page, 'bank');
  await ways.getByRole('listbox').press('End');
  await expect(ways.getByRole('option')).toContainText('of 8 anchor sentences');
  await expect(between).not.toContainText('The sentences are your own');
});

test('works by keys: words, cells and heads', async ({ page }) => {
  await open(page);
  const chosen = words(page).getByRole('button', { pressed: true });
  await chosen.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chosen).toHaveText('the');
  await expect(chosen).toBeFocused();
  await page.keyboard.press('End');
  await expect(chosen).toHaveText('[SEP]');
  const grid = map(page).getByRole('grid');
  await grid.focus();
  await page.keyboard.press('ArrowUp');
  await expect(spoken(map(page))).toHaveText(/^\. looks at \[SEP\]/);
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveText('.');
  await headGrid(page).getByRole('button', { pressed: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(map(page)).not.toHaveAccessibleName('Difference B − A, layer 1, head 4');
});

test('the two sentences change places', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Swap A and B' }).click();
  await expect(field(page, 'A')).toHaveValue(BORROWED);
  await expect(field(page, 'B')).toHaveValue(RIVERBANK);
  await expect(page.getByText('2 in A alone, 4 in B alone')).toBeVisible();
  await expect(words(page).getByRole('button', { pressed: true })).toHaveText('bank');
});

test('an empty sentence waits for words, and what was drawn stays', async ({ page }) => {
  await open(page);
  await field(page, 'B').fill(' ');
  await expect(page.getByRole('status').first()).toContainText('B: Type a sentence above');
  await expect(page.locator('.drawn')).toHaveClass(/stale/);
  await expect(map(page)).toBeVisible();
  await field(page, 'B').fill(RIVERBANK);
  await expect(page.getByText('The two sentences are the same, 11 tokens')).toBeVisible();
  await expect(page.getByText('the two rows of bank are the same')).toBeVisible();
});

test('of sentences without a word in common nothing is compared', async ({ page }) => {
  await open(page, { a: 'swimming bank', b: 'money river', model: 'lecture' });
  await expect(page.getByText('The two sentences have no word in common')).toBeVisible();
  await expect(map(page)).toBeHidden();
  await expect(rows(page)).toBeHidden();
});

test('long sentences are compared head by head', async ({ page }) => {
  await open(page);
  await field(page, 'A').fill(textOfTokens(200));
  await field(page, 'B').fill(`${textOfTokens(200)} left`);
  await expect(page.getByText('200 tokens in both')).toBeVisible();
  await expect(page.getByText(/Heads are ordered for sentences of up to 128/)).toHaveText(
    /A has 200 and B 201: they are not ordered here, and where the rows are furthest apart is not known/
  );
  // Nor does a name claim that they are.
  await expect(page.getByRole('region', { name: /^Every head by how far/ })).toBeHidden();
  await expect(page.getByText(/differs most$/)).toBeHidden();
  await expect(headGrid(page)).toBeHidden();
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('3');
  await page.getByRole('combobox', { name: 'Head' }).selectOption('5');
  await expect(map(page)).toHaveAccessibleName('Difference B − A, layer 3, head 5');
  await expect(rows(page).getByRole('row')).toHaveCount(25);
});

test('another model reads both sentences', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Model' }).selectOption('lecture');
  await expect(map(page)).toHaveAccessibleName('Difference B − A, layer 1, head 1');
  await expect(words(page).getByRole('button')).toHaveText('i at the bank .'.split(' '));
  await expect(headGrid(page).getByRole('button')).toHaveCount(2);
});

test('texts that no link can hold are kept by the tab', async ({ page }) => {
  await open(page);
  const [a, b] = [textOfTokens(600), `river ${textOfTokens(600)}`];
  await field(page, 'A').fill(a);
  await field(page, 'B').fill(b);
  await expect(page).toHaveURL(/held=/);
  await expect(page).not.toHaveURL(/[?&][ab]=/);
  await page.reload();
  await expect(field(page, 'A')).toHaveValue(a);
  await expect(field(page, 'B')).toHaveValue(b);
});

test('Explore opens its sentence here, beside itself', async ({ page }) => {
  await page.goto('/?text=the+old+boat+left+the+bank&layer=2&head=9&from=3&to=2');
  await expectLive(page);
  await page.getByRole('link', { name: 'Compare with another' }).click();
  for (const side of ['A', 'B'] as const)
    await expect(field(page, side)).toHaveValue('the old boat left the bank');
  await expect(words(page).getByRole('button', { pressed: true })).toHaveText('boat');
  await expect(map(page)).toHaveAccessibleName('Difference B − A, layer 2, head 9');
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(sentence(page)).toHaveValue('the old boat left the bank');
});

test('its figures are saved with both sentences and the address', async ({ page }) => {
  await open(page);
  await map(page)
    .getByRole('button', { name: /^Save: / })
    .click();
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save as SVG/ }).click()
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await coming.createReadStream()) chunks.push(chunk as Buffer);
  const svg = Buffer.concat(chunks).toString();
  expect(svg).toContain(RIVERBANK);
  expect(svg).toContain(BORROWED);
  expect(svg).toContain('/compare/?a=I+went');
  await expect(await openTable(map(page))).toContainText('Difference B − A');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the first pair is there, finished', async ({ page }) => {
    await page.goto('/compare/');
    await expect(field(page, 'A')).toHaveValue(RIVERBANK);
    await expect(map(page)).toBeVisible();
    await expect(rows(page).getByRole('row').filter({ hasText: 'swimming' })).toContainText('0.54');
  });
});
