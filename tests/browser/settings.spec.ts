import { expect, test } from '@playwright/test';
import { dotProduct, learned, open, readTable, trace } from './page';

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
      page.getByText(`${share.toFixed(2)} of what bank gives goes to them`).first()
    ).toBeVisible();
  }
  await expect(page).toHaveURL(/special=hidden/);
  await page.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).check();
  expect((await readTable(learned(page))).rows).toHaveLength(11);
});
