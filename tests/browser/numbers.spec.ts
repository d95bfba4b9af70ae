import { expect, test } from '@playwright/test';
import { address, dotProduct, fourDecimals, learned, open, readTable, trace } from './page';

for (const { text, layer, head } of [
  { text: 'I went swimming with Anna at the bank.', layer: 1, head: 4 },
  { text: 'Grandma unbelievably ate 3 naïve pangolins 🐢, twice.', layer: 5, head: 11 }
]) {
  test(`every cell of both maps is the trace's, for "${text}"`, async ({ page }) => {
    const expected = await trace(text);
    await open(page, address({ text, layer: String(layer), head: String(head) }));

    const one = await readTable(dotProduct(page));
    expect(one.caption).toBe(`Dot product, layer ${layer}`);
    expect(one.cells).toEqual(fourDecimals(expected.layers[layer - 1].dotProduct.pattern));

    const two = await readTable(learned(page));
    expect(two.caption).toBe(`Learned Q K, layer ${layer}, head ${head}`);
    expect(two.cells).toEqual(fourDecimals(expected.layers[layer - 1].heads[head - 1].pattern));

    for (const table of [one, two]) {
      expect(table.rows).toEqual(table.columns);
      expect(table.rows).toHaveLength(expected.tokens.length);
    }
  });
}

test('the scores that the page states are the trace’s', async ({ page }) => {
  const expected = await trace('I went swimming with Anna at the bank.');
  await open(page);
  const { scores } = expected.layers[0].heads[3];
  await expect(
    page.getByText(
      `scores ${scores[8][3].toFixed(2)}, back ${scores[3][8].toFixed(2).replace('-', '−')}`
    )
  ).toBeVisible();
});
