import { expect, test, type Locator } from '@playwright/test';
import { address, learned, open, readTable, sentence } from './page';

/** -ל looks at -ם, two pieces of one word: a dash at the start of each, and a colon behind the second. */
const HEBREW = address({ text: 'שלום bank', layer: '1', head: '4', from: '2', to: '4' });

/** Where parts of a text are drawn, in the order in which they are written: their left and right. */
const places = (of: Locator, parts: readonly (string | RegExp)[]) =>
  of.evaluate((element, patterns) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    const all = nodes.map(({ data }) => data).join('');
    const position = (offset: number): [Text, number] => {
      for (const node of nodes) {
        if (offset <= node.data.length) return [node, offset];
        offset -= node.data.length;
      }
      throw new Error('beyond the text');
    };
    let from = 0;
    return patterns.map((pattern) => {
      const start = all.indexOf(pattern, from);
      if (start < 0) throw new Error(`no ${pattern} in ${all}`);
      from = start + pattern.length;
      const range = document.createRange();
      range.setStart(...position(start));
      range.setEnd(...position(from));
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    });
  }, parts.map(String));

test('a readout that names Hebrew pieces has dash, colon and number where they belong', async ({
  page
}) => {
  await open(page, HEBREW);
  const readout = page.locator('p.cell', { hasText: 'looks at' }).last();
  const [dash, letter, looks, secondDash, second, colon, number] = await places(readout, [
    '-',
    'ל',
    'looks at',
    '-',
    'ם',
    ':',
    '0.'
  ]);
  // A word from right to left begins at its right: so does the dash of a piece.
  expect(dash.left).toBeGreaterThanOrEqual(letter.right - 1);
  expect(secondDash.left).toBeGreaterThanOrEqual(second.right - 1);
  // The sentence goes on from left to right.
  expect(looks.left).toBeGreaterThanOrEqual(dash.right);
  expect(second.left).toBeGreaterThanOrEqual(looks.right);
  expect(colon.left).toBeGreaterThanOrEqual(secondDash.right - 1);
  expect(number.left).toBeGreaterThanOrEqual(colon.right);
});

test('so have the labels of a map, on the page and in a saved file', async ({ page }) => {
  await open(page, HEBREW);
  const dashes = await learned(page).evaluate((figure) =>
    [...figure.querySelectorAll<SVGTextElement>('svg.drawing text')]
      .filter(({ textContent }) => /-[\u0590-\u05FF]/.test(textContent))
      .map((text) => {
        const at = text.textContent.indexOf('-');
        return text.getStartPositionOfChar(at).x > text.getStartPositionOfChar(at + 1).x;
      })
  );
  expect(dashes).toHaveLength(6);
  expect(dashes).not.toContain(false);
  const table = await readTable(learned(page));
  expect(table.rows).toContain('-ל'); // without isolates, as the name is
});

test('a sentence runs as its text does, and its marks lie under their words', async ({ page }) => {
  await open(page, HEBREW);
  await expect(sentence(page)).toHaveCSS('direction', 'rtl');
  const copy = page.locator('.copy').first();
  await expect(copy).toHaveCSS('direction', 'rtl');
  const { right } = (await copy.evaluate((element) =>
    element.getBoundingClientRect().toJSON()
  )) as {
    right: number;
  };
  for (const mark of await page.locator('mark').all()) {
    expect((await mark.boundingBox())!.x).toBeGreaterThan(right - 300);
  }
  await sentence(page).fill('the bank');
  await expect(sentence(page)).toHaveCSS('direction', 'ltr');
  await expect(copy).toHaveCSS('direction', 'ltr');
});

test('on Learn too, and in the field for lines of one’s own', async ({ page }) => {
  await page.goto('/learn/');
  const own = page.getByRole('textbox', { name: 'Your own text' });
  await own.fill('שלום עולם');
  await expect(own).toHaveCSS('direction', 'rtl');
  await sentence(page).fill('שלום');
  await expect(sentence(page)).toHaveCSS('direction', 'rtl');
});
