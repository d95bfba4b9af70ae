import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desks';
import { clickCell, hoverCell, RIVERBANK, sentence, spoken } from './page';

const OTHER = 'Grandma ate fish.';

/** Two sessions of Explore, with every panel that it has, on one page. */
async function showTwo(page: Page): Promise<readonly [Locator, Locator]> {
  await page.evaluate((texts) => window.desks.showReadings(texts), [RIVERBANK, OTHER]);
  const sides = [page.getByTestId('reading 1'), page.getByTestId('reading 2')] as const;
  for (const side of sides) await expect(side.getByText(/read on this machine in/)).toBeVisible();
  // What cuts something comes a while after the first reading.
  for (const side of sides)
    await expect(side.getByRole('button', { name: 'From a list…' })).toBeVisible();
  return sides;
}

/** Ids that stand more than once in the document, and references to ids that stand nowhere. */
const idTrouble = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    const kinds = ['for', 'aria-describedby', 'aria-labelledby', 'aria-activedescendant'];
    const nowhere = kinds.flatMap((kind) =>
      [...document.querySelectorAll(`[${kind}]`)]
        .flatMap((element) => element.getAttribute(kind)!.split(' '))
        .filter((id) => !ids.includes(id))
    );
    return { ids: ids.length > 0, twice, nowhere };
  });
const NO_TROUBLE = { ids: true, twice: [], nowhere: [] };

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

test('all panels of Explore twice: no id twice, and axe finds nothing', async ({ desks }) => {
  await showTwo(desks);
  for (const name of [
    /^The two proposals/,
    /^One number/,
    /^What the row of/,
    /^Both problems/,
    /^The other output/
  ])
    await expect(desks.getByRole('region', { name })).toHaveCount(2);
  expect(await idTrouble(desks)).toEqual(NO_TROUBLE);
  expect(await findings(desks)).toEqual([]);
});

test('all panels of Learn twice: no id twice, and axe finds nothing', async ({ desks }) => {
  await desks.evaluate(() => window.desks.showClasses(2));
  await expect(desks.getByRole('article')).toHaveCount(6);
  expect(await idTrouble(desks)).toEqual(NO_TROUBLE);
  expect(await findings(desks)).toEqual([]);
});

test('what is done in one of two Pairs leaves the other alone', async ({ desks }) => {
  const [one, two] = await showTwo(desks);
  /** All that the other side says and draws. */
  const other = () => two.innerHTML();
  const before = await other();
  const radio = (side: Locator, name: string) => side.getByRole('radio', { name });

  await radio(one, 'cosine').check();
  await radio(one, 'raw scores').check();
  await expect(radio(two, '÷ √d')).toBeChecked();
  await expect(radio(two, 'weights')).toBeChecked();
  await one.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('0.5');
  await one.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('1');
  await one.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).uncheck();
  await one.getByRole('checkbox', { name: 'show [CLS] and [SEP]' }).check();
  await radio(one, 'weights').check();
  expect(await other()).toBe(before);

  const map = one.getByRole('figure', { name: /^Learned Q K, layer/ });
  await hoverCell(desks, map, 11, 2, 5);
  await expect(spoken(map)).toContainText('went looks at anna');
  expect(await other()).toBe(before);
  await clickCell(desks, map, 11, 8, 3);
  await map.getByRole('grid').focus();
  await desks.keyboard.press('ArrowRight');
  await expect(spoken(map)).toContainText('bank looks at with');
  await desks.keyboard.press('Enter');
  expect(await other()).toBe(before);

  await one.getByRole('button', { name: 'Layer 5, head 2', exact: true }).click();
  await expect(one.getByRole('figure', { name: 'Learned Q K, layer 5, head 2' })).toBeVisible();
  await sentence(desks).first().fill('The river bank.');
  await expect(one.getByRole('listitem').filter({ hasText: 'river' }).first()).toBeVisible();
  expect(await other()).toBe(before);

  // And the other way round: what the first shows now is its own.
  const after = await one.innerHTML();
  await two
    .getByRole('figure', { name: /^Dot product/ })
    .getByRole('grid')
    .focus();
  await desks.keyboard.press('Home');
  await expect(spoken(two.getByRole('figure', { name: /^Dot product/ }))).toHaveText(/looks at/);
  expect(await other()).not.toBe(before);
  expect(await one.innerHTML()).toBe(after);
});
