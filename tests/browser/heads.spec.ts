import { expect, test, type Page } from '@playwright/test';
import { address, figure, headGrid, learned, open, overview, RIVERBANK, trace } from './page';

const section = (page: Page) => page.getByRole('region', { name: 'What each head does' });
const by = (page: Page, label: string) =>
  section(page).getByRole('combobox').selectOption({ label });
/** What each square says, in the order in which they stand. */
const squares = (page: Page) =>
  headGrid(page)
    .getByRole('button')
    .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label')!));
const colours = (page: Page) =>
  headGrid(page)
    .getByRole('button')
    .evaluateAll((all) => all.map((button) => getComputedStyle(button).backgroundColor));
const values = (said: readonly string[]) => said.map((text) => Number(text.split(': ')[1]));

test('a head that looks at the previous word says so under its map’s title', async ({ page }) => {
  const { layers } = await trace(RIVERBANK);
  // Words are 1 to 9, between [CLS] and [SEP]; the first has no word before it.
  const before = layers[0].heads[2].pattern.slice(2, 10).map((row, i) => row[i + 1]);
  const mean = before.reduce((sum, weight) => sum + weight / before.length, 0);
  await open(page, address({ layer: '1', head: '3' }));
  const said = `mostly the previous word: ${mean.toFixed(2)}`;
  expect(said).toBe('mostly the previous word: 1.00');
  await expect(page.locator('article', { has: learned(page) }).getByText(said)).toBeVisible();
  await expect(section(page).getByText(`Layer 1, head 3: ${said}`)).toBeVisible();
});

test('all heads are coloured and ordered by each measure', async ({ page }) => {
  const { layers } = await trace(RIVERBANK);
  await open(page);
  await expect(headGrid(page)).toBeVisible();
  const places = layers.flatMap(({ heads }, l) =>
    heads.map((_, h) => `Layer ${l + 1}, head ${h + 1}`)
  );
  expect((await squares(page)).map((text) => text.split(':')[0])).toEqual(places);
  const measures = await section(page).locator('option').allTextContents();
  expect(measures).toHaveLength(10);
  const seen = new Set<string>();
  for (const measure of measures) {
    await by(page, measure);
    seen.add((await colours(page)).join());
  }
  // Each word of this sentence stands there once: that measure alone is 0 everywhere.
  expect(seen.size).toBe(measures.length);
  await by(page, 'the same word elsewhere');
  expect(new Set(values(await squares(page)))).toEqual(new Set([0]));

  await by(page, 'weight on oneself');
  const own = layers.flatMap(({ heads }) =>
    heads.map(({ pattern }) => pattern.reduce((sum, row, i) => sum + row[i], 0) / pattern.length)
  );
  expect(values(await squares(page))).toEqual(own.map((value) => Number(value.toFixed(2))));
  await section(page).getByRole('button', { name: 'largest first' }).click();
  const sorted = await squares(page);
  expect(values(sorted)).toEqual([...values(sorted)].sort((a, b) => b - a));
  const best = places[own.indexOf(Math.max(...own))];
  expect(sorted[0].startsWith(`${best}:`)).toBe(true);
  await headGrid(page).getByRole('button').first().click();
  await expect(figure(page, `Learned Q K, ${best[0].toLowerCase()}${best.slice(1)}`)).toBeVisible();
  await expect(headGrid(page).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
});

test('finding a head ranks by what the other rows do not give, and brings the maps into view', async ({
  page
}) => {
  const text = 'The bat flew out of the cave at night.';
  const { layers, tokens } = await trace(text);
  const [from, to] = ['bat', 'cave'].map((word) =>
    tokens.findIndex((token) => token.text === word)
  );
  const others = (pattern: readonly (readonly number[])[]) =>
    pattern.reduce((sum, row, i) => (i === from ? sum : sum + row[to]), 0) / (pattern.length - 1);
  const all = layers.flatMap(({ heads }, l) =>
    heads.map(({ pattern }, h) => ({
      at: `layer ${l + 1}, head ${h + 1}`,
      weight: pattern[from][to],
      others: others(pattern)
    }))
  );
  const above = (one: (typeof all)[number]) => one.weight - one.others;
  const best = all.reduce((a, b) => (above(b) > above(a) ? b : a));
  expect(best.weight).toBeGreaterThan(2 * best.others);

  await page.setViewportSize({ width: 1280, height: 700 });
  await open(page, address({ text, from: `${from}`, to: `${to}` }));
  await overview(page).getByRole('button', { name: 'Layer 2, head 1', exact: true }).click();
  const find = page.getByRole('region', { name: 'Every head for this pair' });
  const first = find.getByRole('button', { name: /^Go to the head/ }).first();
  await expect(first).toContainText(best.at);
  await expect(first).toContainText(best.others.toFixed(2));
  await first.click();
  await expect(figure(page, `Learned Q K, ${best.at}`)).toBeInViewport({ ratio: 0.9 });

  await find.getByRole('button', { name: 'by size above the other rows' }).click();
  await find.locator('.drawing rect.pointer').first().click();
  await expect(figure(page, `Learned Q K, ${best.at}`)).toBeVisible();
});

test('what to conclude stands above the charts, in this text’s numbers', async ({ page }) => {
  const { layers } = await trace(RIVERBANK);
  const own = ({ pattern }: { readonly pattern: readonly (readonly number[])[] }) =>
    pattern.filter((row, i) => Math.max(...row) === row[i]).length;
  const one = layers.map(({ dotProduct }) => own(dotProduct));
  const heads = layers.flatMap((layer) => layer.heads.map(own));
  const mean = heads.reduce((sum, rows) => sum + rows, 0) / heads.length;
  await open(page);
  const measured = page.getByRole('region', { name: 'Both problems, measured' });
  await expect(measured.locator('.conclusion')).toContainText(
    `${Math.min(...one)} to ${Math.max(...one)} of 11 rows of a layer look mostly at themselves`
  );
  await expect(measured.locator('.conclusion')).toContainText(
    `in the 72 heads ${mean.toFixed(1)} of 11 do on average, and in 72 of 72 the direction matters`
  );
  await expect(measured.getByRole('img')).toHaveCount(0);
});
