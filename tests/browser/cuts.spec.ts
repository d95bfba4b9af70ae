import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  address,
  asSaid,
  clickCell,
  dotProduct,
  expectLive,
  fourDecimals,
  learned,
  notice,
  open,
  overview,
  readTable,
  RIVERBANK,
  sentence,
  spoken,
  trace
} from './page';

const list = (page: Page) => page.getByRole('group', { name: 'What is cut' });
const chips = (page: Page) => list(page).getByRole('button', { name: /^Take off/ });
const weight = (page: Page) => page.getByRole('group', { name: 'Mute or cut this weight' });
const parts = (page: Page) => page.getByRole('group', { name: 'Take a head or a layer out' });
const side = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

/** The address with cuts, each as it stands there. */
const cutAddress = (...cuts: string[]) =>
  `${address({ text: RIVERBANK, layer: '1', head: '4', from: '8', to: '3' })}${cuts
    .map((cut) => `&cut=${cut}`)
    .join('')}`;

async function openCut(page: Page, ...cuts: string[]) {
  await open(page, cutAddress(...cuts));
  await expect(chips(page)).toHaveCount(cuts.length);
}

test('the locked weight is muted and cut; chips take the cuts off, and the numbers are as they were', async ({
  page
}) => {
  await open(page);
  const uncut = await readTable(learned(page));
  await weight(page).getByRole('button', { name: 'Mute' }).click();
  await expect(chips(page)).toHaveText([/mute bank → swimming, layer 1, head 4/]);
  await expect(page).toHaveURL(/&cut=mute\.1\.4\.8\.3&/);
  await expect(page).toHaveTitle(/^1 cut \| /);
  await expect(page.getByText(/^muted: adds nothing of/)).toBeVisible();
  const muted = await readTable(learned(page));
  expect(muted.cells[8][3]).toBe(`${uncut.cells[8][3]} muted`);

  await weight(page).getByRole('combobox').selectOption('every layer and head');
  await weight(page).getByRole('button', { name: 'Cut' }).click();
  await expect(chips(page)).toHaveCount(2);
  await expect(chips(page).nth(1)).toHaveText(/cut bank → swimming, everywhere/);
  const { layers } = await trace(RIVERBANK, [
    ...['--cut', 'mute layer=1 head=4 from=8 to=3'],
    ...['--cut', 'edge layer=* head=* from=8 to=3']
  ]);
  const cut = await readTable(learned(page));
  const expected = fourDecimals(layers[0].heads[3].pattern);
  expected[8][3] = 'cut';
  expect(cut.cells).toEqual(expected);
  await expect(spoken(learned(page))).toHaveText('bank cannot look at swimming: cut');

  await chips(page).nth(1).click();
  await expect(chips(page)).toHaveCount(1);
  await expect(chips(page)).toBeFocused();
  await chips(page).click();
  await expect(chips(page)).toHaveCount(0);
  expect(await readTable(learned(page))).toEqual(uncut);
  await expect(page).not.toHaveURL(/cut=/);
});

test('before, after and their difference are drawn, as the command line has them', async ({
  page
}) => {
  const before = await trace(RIVERBANK);
  const after = await trace(RIVERBANK, ['--cut', 'edge layer=1 head=4 from=8 to=3']);
  const [uncut, cut] = [before, after].map(({ layers }) => layers[0].heads[3].pattern);
  await openCut(page, 'edge.1.4.8.3');
  await side(page, 'difference').check();
  await expect(page).toHaveURL(/show=difference/);
  const map = page.getByRole('figure', { name: 'Learned Q K, layer 1, head 4: after − before' });
  const { cells, caption } = await readTable(map);
  expect(caption).toBe('Learned Q K, layer 1, head 4: after − before');
  expect(cells[8][3]).toBe('cut');
  cells.forEach((row, i) =>
    row.forEach((cell, j) => {
      if (i === 8 && j === 3) return;
      const value = Number(cell.replace('−', '-'));
      expect(Math.abs(value - (cut[i][j] - uncut[i][j]))).toBeLessThan(1e-4);
    })
  );
  await expect(map.getByRole('img', { name: /^Colours: after minus before from/ })).toBeVisible();

  await side(page, 'before').check();
  expect((await readTable(learned(page))).cells).toEqual(fourDecimals(uncut));
  await page.reload();
  await expectLive(page);
  await expect(side(page, 'before')).toBeChecked();
  await side(page, 'after').check();
  await expect(page).not.toHaveURL(/show=/);
});

test('the overview draws what the cuts change in every head, and the bars name a cut weight', async ({
  page
}) => {
  await openCut(page, 'edge.1.4.8.3');
  const bars = page.getByRole('region', { name: 'Every head for this pair' });
  await expect(bars).toContainText('Layer 1, head 4: bank looks at swimming (cut), back 0.26');
  await expect(bars.locator('path.cut')).toHaveCount(1);
  await side(page, 'difference').check();
  await expect(overview(page)).toHaveAccessibleName(/: after − before$/);
  await expect(
    overview(page).getByRole('img', { name: /^Colours: after minus before from/ })
  ).toHaveCount(2);
  await overview(page).getByRole('button', { name: /^Save/ }).click();
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save as CSV/ }).click();
  const lines = (await (await csv).createReadStream().then(read)).split('\r\n');
  const before = await trace(RIVERBANK);
  const after = await trace(RIVERBANK, ['--cut', 'edge layer=1 head=4 from=8 to=3']);
  const [uncut, cut] = [before, after].map(({ layers }) => layers[1].heads[6].pattern[8][3]);
  const found = lines.find((line) => line.startsWith('2,head 7,8,3,'))!.split(',');
  expect(Number(found[4])).toBeCloseTo(cut - uncut, 5);

  await side(page, 'before').check();
  await expect(overview(page)).not.toHaveAccessibleName(/after − before/);
  await expect(bars).toContainText('Layer 1, head 4: bank looks at swimming 0.54');
});

test('a head and a layer are taken out at the overview, by mouse and by keyboard', async ({
  page
}) => {
  await open(page);
  await expect(parts(page)).toBeVisible();
  const head = overview(page).getByRole('button', { name: 'Layer 1, head 4' });
  await head.click();
  await expect(parts(page).getByRole('checkbox', { name: 'head 4' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(chips(page)).toHaveText([/without head 4 of layer 1/]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(chips(page)).toHaveCount(2);
  await expect(chips(page).nth(1)).toHaveText(/without attention of layer 1/);
  await expect(
    page.getByText('The attention of this layer is cut', { exact: false })
  ).toBeVisible();
  await list(page).getByRole('button', { name: 'Take all off' }).press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await overview(page).locator('.label').nth(2).click();
  await expect(parts(page).getByRole('checkbox', { name: 'its attention' })).toBeFocused();
  await expect(parts(page)).toContainText('of layer 3');
});

test('keys that are queries score alike both ways, and what follows is said', async ({ page }) => {
  await open(page);
  await parts(page).getByRole('checkbox', { name: 'in this head' }).check();
  await expect(chips(page)).toHaveText([/keys := queries, layer 1, head 4/]);
  await expect(parts(page)).toContainText(/differ by nothing: .* \(\d+ without the cuts\)/);
  await expect(learned(page).locator('xpath=ancestor::article')).toContainText(
    'Scores are symmetric'
  );
});

test('anything is chosen from the list, by keyboard', async ({ page }) => {
  await open(page);
  await list(page).getByRole('button', { name: 'From a list…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Cut something' });
  await dialog
    .getByRole('combobox', { name: 'Cut', exact: true })
    .selectOption('a layer’s MLP out');
  await expect(dialog.getByRole('combobox', { name: 'head', exact: true })).toBeHidden();
  await dialog.getByRole('combobox', { name: 'in layer' }).selectOption('6');
  await dialog.getByRole('button', { name: 'Cut it' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(chips(page)).toHaveText([/without the MLP of layer 6/]);
  await expect(page).toHaveURL(/cut=mlp\.6/);
});

test('cuts are kept through reload, Back and another page; impossible ones fall away', async ({
  page
}) => {
  await openCut(page, 'mute.*.*.8.3', 'head.2.3');
  await page.reload();
  await expectLive(page);
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Learn' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.getByRole('link', { name: 'Explore' }).first().click();
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'I ate, grandma.' }).click();
  await expect(chips(page)).toHaveCount(0);
  await page.goBack();
  await expect(chips(page)).toHaveCount(2);

  await open(page, cutAddress('edge.1.4.8.99', 'head.7.1', 'nothing', 'mlp.1'));
  await expect(chips(page)).toHaveText([/MLP of layer 1/]);
  await expect(notice(page)).toContainText('2 cuts fell away');
  await open(page, cutAddress('head.1.1', 'edge.1.4.8.*'));
  await expect(chips(page)).toHaveText([/without head 1/]);
});

test('a cut goes with its words, and falls away with one of them', async ({ page }) => {
  await openCut(page, 'edge.1.4.8.3');
  await sentence(page).fill('Today I went swimming with Anna at the bank.');
  await expect(page).toHaveURL(/cut=edge\.1\.4\.9\.4/);
  await expect(spoken(learned(page))).toHaveText('bank cannot look at swimming: cut');
  await sentence(page).fill('Today I went running with Anna at the bank.');
  await expect(chips(page)).toHaveCount(0);
  await expect(notice(page)).toContainText('One cut fell away');
});

test('a saved file and the JSON say what is cut', async ({ page }) => {
  await openCut(page, 'edge.1.4.8.3', 'mute.*.*.8.3');
  const json = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  const text = await (await json).createReadStream().then(read);
  expect((JSON.parse(text) as { cuts: string[] }).cuts).toEqual([
    'edge layer=1 head=4 from=8 to=3',
    'mute layer=* head=* from=8 to=3'
  ]);
  await learned(page).getByRole('button', { name: /^Save/ }).click();
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save as CSV/ }).click();
  const lines = await (await csv).createReadStream().then(read);
  expect(lines).toContain(
    'cuts,edge layer=1 head=4 from=8 to=3; mute layer=* head=* from=8 to=3\r\n'
  );
  expect(lines).toMatch(/\r\nbank,[\d.,]*,cut,/);
});

test('the cut cell is hatched, and a weight outside of it keeps its colour', async ({ page }) => {
  await openCut(page, 'edge.1.4.8.3');
  const hatched = learned(page).locator('path[fill^="url"]');
  await expect(hatched).toHaveAttribute('d', 'M3 8h1v1h-1z');
  await expect(dotProduct(page).locator('path[fill^="url"]')).toHaveCount(0);
  const without = { from: 5, to: 2 };
  await clickCell(page, learned(page), 11, without.from, without.to);
  const { layers } = await trace(RIVERBANK);
  await expect(spoken(learned(page))).toHaveText(
    `anna looks at went: ${asSaid(layers[0].heads[3].pattern[5][2])}`
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with cuts nothing overflows a phone, and axe finds nothing (${colorScheme})`, async ({
    page
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await openCut(page, 'edge.1.4.8.3', 'mute.*.*.8.3', 'keys.1.4', 'attention.2');
    await expect(parts(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await list(page).getByRole('button', { name: 'From a list…' }).click();
    const dialog = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(dialog.violations.map(({ id }) => id)).toEqual([]);
  });
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
