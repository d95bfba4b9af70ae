import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { expectLive } from './page';

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });
/** The step that the run stands at, as its curves say. */
const stepOf = async (page: Page) =>
  Number(/\d+/.exec(await page.locator('.legend .step').innerText())?.[0]);

test('the class of Learn learns in its step, by keyboard, and rests when that is left', async ({
  page
}) => {
  test.setTimeout(120_000);
  await page.goto('/lesson/learning/');
  await expectLive(page);
  await expect(page.getByRole('group', { name: /^Before you look/ })).toBeVisible();
  // Nothing that could give the answer away is there before it.
  await expect(button(page, /^Start/)).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await button(page, /^Start the three$/).press('Enter');
  await expect(button(page, /^Pause$/)).toBeFocused({ timeout: 30_000 });
  await expect(page.locator('.controls [role=status]')).toHaveText(/^None has read 90 % of them/);
  await expect.poll(() => stepOf(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(20);
  await expect(page.getByText(/^Step \d+: how many of new sentences/)).toContainText(
    'Dot product, unit length'
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].target])).toEqual([]);

  await page.getByRole('link', { name: 'Go on with it on Learn' }).click();
  await expect(button(page, /^Go on$/)).toBeVisible();
  const steps = page.locator('.controls strong').first();
  const rested = Number(await steps.innerText());
  expect(rested).toBeGreaterThanOrEqual(20);
  // It is the same class there, and here again: what it has learned stays.
  await button(page, /^Step$/).click();
  await expect(steps).toHaveText(String(rested + 1));
  await page.goBack();
  await expect(button(page, /^Go on$/)).toBeVisible();
  expect(await stepOf(page)).toBe(rested + 1);
});
