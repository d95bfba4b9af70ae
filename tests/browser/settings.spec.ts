import { expect, test, type Locator } from '@playwright/test';
import {
  asSaid,
  dotProduct,
  learned,
  open,
  overview,
  readTable,
  sentence,
  textOfTokens,
  trace,
  unfoldCharts
} from './page';

const softmax = (scores: number[]) => {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};

test('proposal 1 compares by dot product, by ÷ √d or by cosine; proposal 2 stays', async ({
  page
}) => {
  const { layers } = await trace('I went swimming with Anna at the bank.');
  const { scores } = layers[0].dotProduct;
  await open(page);
  const before = await readTable(learned(page));
  await expect(page.getByRole('radio', { name: '÷ √d' })).toBeChecked();
  const expected = {
    'dot product': scores.map((row) => softmax(row.map((value) => value * Math.sqrt(384)))),
    cosine: scores.map((row, i) =>
      softmax(row.map((value, j) => value / Math.sqrt(scores[i][i] * scores[j][j])))
    )
  };
  for (const [name, pattern] of Object.entries(expected)) {
    await page.getByRole('radio', { name, exact: true }).check();
    const { cells } = await readTable(dotProduct(page));
    cells.forEach((row, i) =>
      row.forEach((cell, j) => expect(Math.abs(Number(cell) - pattern[i][j])).toBeLessThan(0.0002))
    );
  }
  await expect(page).toHaveURL(/similarity=cosine/);
  expect(await readTable(learned(page))).toEqual(before);
});

test('special tokens hidden: maps leave them out and the share they got is stated', async ({
  page
}) => {
  const { layers } = await trace('I went swimming with Anna at the bank.');
  await open(page);
  await page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).uncheck();
  const table = await readTable(learned(page));
  expect(table.rows).toEqual('i went swimming with anna at the bank .'.split(' '));
  // The other weights stay as they are: nothing is shared out anew.
  const { pattern } = layers[0].heads[3];
  expect(table.cells[7][2]).toBe(pattern[8][3].toFixed(4));
  for (const map of [layers[0].dotProduct, layers[0].heads[3]]) {
    const share = map.pattern[8][0] + map.pattern[8][10];
    await expect(
      page.getByText(`${asSaid(share)} of what bank gives goes to them`).first()
    ).toBeVisible();
  }
  await expect(page).toHaveURL(/special=hidden/);
  await page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).check();
  expect((await readTable(learned(page))).rows).toHaveLength(11);
});

test('everything that says what proposal 1 compares by follows the choice', async ({ page }) => {
  await open(page);
  await unfoldCharts(page);
  const chart = page.getByRole('img', { name: /^weight on oneself, by layer/ });
  await expect(chart).toHaveAttribute('aria-label', /dot product 0\.74/);
  const first = async () =>
    overview(page)
      .locator('canvas')
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const scaled = await first();
  await page.getByRole('radio', { name: 'cosine' }).check();
  await expect(chart).toHaveAttribute('aria-label', /cosine 0\.20/);
  await expect.poll(first).not.toBe(scaled);
  await expect(page.getByRole('heading', { name: 'Proposal 1: cosine' })).toBeVisible();
  await expect(overview(page)).toHaveAccessibleName(/^Every layer: the cosine/);
  await expect(page.getByText('Line: the cosine.')).toBeVisible();
  await page.getByRole('radio', { name: 'dot product' }).check();
  await expect(chart).toHaveAttribute('aria-label', /dot product 1\.00/);
});

test('a long text’s overview and measures follow the choice as well', async ({ page }) => {
  await open(page);
  await sentence(page).fill(textOfTokens(140));
  await expect(page.getByText('140 of 512 tokens')).toBeVisible();
  await unfoldCharts(page);
  const chart = page.getByRole('img', { name: /^weight on oneself, by layer/ });
  await expect(chart).toHaveAttribute('aria-label', /dot product/);
  await page.getByRole('radio', { name: 'cosine' }).check();
  // 140 words of about one length: a cosine tells them hardly apart.
  await expect(chart).toHaveAttribute('aria-label', /cosine 0\.0[0-9]/);
});

test('raw scores are not said to be a softmax, have one scale, and keep the slider’s colours', async ({
  page
}) => {
  await open(page);
  const formulas = page.locator('.pair .formula');
  await expect(formulas.first()).toHaveText('softmax of x·x ÷ √384, layer 1');
  await page.getByRole('radio', { name: 'raw scores' }).check();
  await expect(formulas).toHaveText(['x·x ÷ √384, layer 1', 'q·k ÷ √32, layer 1, head 4']);
  const scale = (map: Locator) => map.getByRole('img', { name: /^Colours: score/ });
  const label = await scale(dotProduct(page)).getAttribute('aria-label');
  await expect(scale(learned(page))).toHaveAttribute('aria-label', label!);
  await page.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('0');
  const inks = (map: Locator) =>
    map.locator('svg.cells path').evaluateAll((paths) => paths.map((p) => p.getAttribute('fill')));
  const mixed = page.getByRole('figure', { name: /^Between dot product and learned/ });
  await expect(mixed).toBeVisible();
  expect(await inks(mixed)).toEqual(await inks(dotProduct(page)));
});
