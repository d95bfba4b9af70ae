import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { address, dotProduct, expectLive, figure, open, readTable, sentence } from './page';
import { incoherent, unsound } from './random/sound';

const BANK = 'I went swimming with Anna at the bank';
const choice = (page: Page) => page.getByRole('combobox', { name: 'Model' });
const twin = (page: Page) => page.getByRole('figure', { name: /^Twin's/ });

/** For each row, the column of its largest number. */
const largest = (rows: string[][]) =>
  rows.map((row) => row.map(Number)).map((row) => row.indexOf(Math.max(...row)));

test('the lecture model reads the same sentence and tells the next word', async ({ page }) => {
  await open(page);
  await choice(page).selectOption({ label: 'The lecture model' });
  const map = figure(page, 'Learned Q K, layer 1, head 1');
  await expect(map).toBeVisible();
  await expectLive(page);
  await expect(sentence(page)).toHaveValue(`${BANK}.`);
  const { columns, cells } = await readTable(map);
  expect(columns).toEqual('i went swimming with anna at the bank .'.split(' '));
  expect(columns[largest(cells)[7]]).toBe('swimming');
  await expect(page.getByText(/^bank looks at swimming: 0\./).first()).toBeVisible();
  await expect(page).toHaveURL(/model=lecture&layer=1&head=1&from=7&to=2/);

  // Nothing follows a full stop: what comes next is told before it.
  const next = page.getByRole('figure', { name: 'next word after “bank”' });
  await expect(next).toBeVisible();
  await expect(next.getByRole('row')).toHaveCount(11);
  const told = await next.getByRole('row').allInnerTexts();
  expect(told.slice(1, 3).join(' ')).toMatch(/beside|under/);

  await sentence(page).fill(BANK);
  await expect(page.getByRole('list').getByText('.', { exact: true })).toHaveCount(0);
  await expect(next).toBeVisible();
  await expect.poll(() => next.getByRole('row').allInnerTexts()).toEqual(told);
});

test('a link brings a model back, and the lecture’s sentences keep it', async ({ page }) => {
  await open(page, address({ model: 'lecture' }));
  await expect(choice(page)).toHaveValue('lecture');
  await expect(page.getByText(/^bank looks at swimming: 0\./).first()).toBeVisible();
  await page.getByRole('link', { name: 'borrowing at the bank' }).click();
  await expect(page.getByText(/^bank looks at money: 0\./).first()).toBeVisible();
  await expect(choice(page)).toHaveValue('lecture');
  await choice(page).selectOption('minilm');
  await expect(figure(page, 'Learned Q K, layer 1, head 1')).toBeVisible();
  await expect(page.getByText('[CLS]', { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(choice(page)).toHaveValue('lecture');
  await open(page, address({ model: 'trained' }));
  await expect(choice(page)).toHaveValue('minilm');
});

test('an address of another model asks for no file of the one it is built with', async ({
  page
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, address({ model: 'lecture', text: BANK }));
  await page.waitForLoadState('networkidle');
  expect(asked.some((path) => path.includes('/models/lecture/'))).toBe(true);
  expect(asked.filter((path) => path.includes('/models/minilm/'))).toEqual([]);
});

test('unknown words are told, and a suggestion replaces one', async ({ page }) => {
  await open(page, address({ model: 'lecture', text: 'Anna went swiming at the bank' }));
  await expect(page.getByText('it does not know:')).toContainText(/knows 2\d\d words/);
  await page.getByRole('button', { name: 'replace “swiming” by “swimming”' }).click();
  await expect(sentence(page)).toHaveValue('Anna went swimming at the bank');
  await expect(page.getByText('it does not know:')).toBeHidden();
});

for (const [name, title] of [
  ['lecture-dot', "Twin's dot product, layer 1"],
  ['lecture-unit-dot', "Twin's dot product of unit-length vectors, layer 1"]
]) {
  test(`${name} is shown as what it is, without learned matrices`, async ({ page }) => {
    await open(page, address({ model: name, text: BANK }));
    await expect(twin(page)).toHaveAccessibleName(title);
    await expect(dotProduct(page)).toBeVisible();
    await expect(page.getByText('W_Q')).toHaveCount(0);
    await expect(page.getByRole('slider', { name: /proposal 1/ })).toHaveCount(0);
    const { cells } = await readTable(twin(page));
    const own = largest(cells).filter((column, row) => column === row);
    if (name === 'lecture-dot') expect(own).toHaveLength(cells.length);
  });
}

test('heads chosen while models take over one another are drawn from one model alone', async ({
  page
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await open(page);
  for (const model of ['lecture', 'minilm', 'lecture-dot', 'minilm', 'lecture', 'minilm']) {
    await choice(page).selectOption(model);
    // In one task with what comes of it: as early as a click can be.
    const buttons = page.locator('.overview [role=gridcell] button');
    for (let i = 0; i < 6; i++) {
      await buttons.evaluateAll(
        (all, at) => (all[(at * 7) % all.length] as HTMLElement).click(),
        i
      );
      expect(await unsound(page)).toEqual([]);
    }
  }
  await expect(page.locator('.figures.live:not(.stale)')).toBeVisible();
  expect(await incoherent(page)).toEqual([]);
  await choice(page).selectOption('lecture');
  await expect(page.getByText('2 layers × 1 head', { exact: true })).toBeVisible();
  await expectLive(page);
  expect(await incoherent(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a model that does not come is said, and the old one goes on', async ({ page }) => {
  await open(page);
  await page.route('**/models/lecture/**', (route) => route.abort());
  await choice(page).selectOption('lecture');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(choice(page)).toHaveValue('minilm');
  await sentence(page).fill('The bank');
  await expect(figure(page, 'Learned Q K, layer 1, head 4')).toBeVisible();
  await page.unroute('**/models/lecture/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(figure(page, 'Learned Q K, layer 1, head 1')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a twin with an unknown word, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, address({ model: 'lecture-unit-dot', text: 'Anna went swiming' }));
    await expect(page.getByText('it does not know:')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))).toEqual([]);
  });
}
