import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { createRandom, type Random } from '../../src/lib/learning/random';
import { expectLive, fourDecimals, learned, open, readTable, sentence, trace } from './page';
import type { Action } from './random/actions';
import { incoherent, unsound } from './random/sound';
import { ANYWHERE, ON_EXPLORE, ON_LEARN } from './random/visitor';

const seed = Number(process.env.RIVERBANK_SEED ?? 11);
const ACTIONS = Number(process.env.RIVERBANK_ACTIONS ?? 300);
/** Actions between two rests, at which the page is looked at once it has answered all. */
const REST = 30;
const LAST = 'Grandma left the old boat at the bank.';

/** One of the actions that this page has, each as often as its weight says. */
function next(page: Page, random: Random): Action {
  const own = new URL(page.url()).pathname.includes('/learn') ? ON_LEARN : ON_EXPLORE;
  const all = [...ANYWHERE, ...own];
  let left = random.next() * all.reduce((sum, { weight }) => sum + weight, 0);
  return all.find(({ weight }) => (left -= weight) < 0) ?? all[0];
}

/**
 * Waits until a page has answered what it was asked.
 * @returns whether it shows what is typed: of a text with no word the picture before it stays
 */
async function rest(page: Page): Promise<boolean> {
  const pause = page.getByRole('button', { name: 'Pause' });
  // A run that was asked for one step ends by itself, and its button with it.
  if (await pause.isVisible())
    await pause.click({ timeout: 5000 }).catch(async (error: unknown) => {
      if (await pause.isVisible()) throw error;
    });
  const learn = page.locator('.controls');
  // What was trained may be on its way to the other page.
  await expect(async () => {
    if (!(await learn.count())) return;
    await expect(page.getByRole('button', { name: 'Step' })).toBeEnabled({ timeout: 1000 });
    await expect(page.locator('h3')).not.toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  if (await learn.count()) return true;
  // So is the lesson, some pages of which need no model.
  if (new URL(page.url()).pathname.includes('/lesson')) return false;
  await expect(page.getByRole('combobox', { name: 'Model' })).toBeVisible();
  await expect(page.locator('header progress')).toHaveCount(0);
  // Compare says what is read, and is looked at whole by its own tests.
  if (new URL(page.url()).pathname.includes('/compare')) return false;
  const wordless = page.getByText(/Type a sentence above|This text was not read/);
  await expect(page.locator('.figures.live:not(.stale)').or(wordless).first()).toBeVisible();
  if (await wordless.count()) return false;
  await expectLive(page);
  await expect(page.getByText(/reading this layer/i)).toHaveCount(0);
  // The row comes a while after its page.
  if (await page.locator('.number .strip').count())
    await expect(page.locator('.both:has(> .row)')).toBeVisible();
  return true;
}

/** What Playwright says for itself, as its configuration keeps service workers out of most tests. */
const NO_WORKER = 'Service Worker registration blocked by Playwright';

/** Files that were saved hold numbers wherever they should. */
async function expectWhole(files: readonly Download[]): Promise<void> {
  for (const file of files) {
    const name = file.suggestedFilename();
    const content = await readFile(await file.path());
    expect(content.length, name).toBeGreaterThan(50);
    if (/\.(svg|csv|json)$/.test(name))
      expect(content.toString(), name).not.toMatch(/NaN|undefined|Infinity/);
  }
}

/** What a look at a page finds; one that is loaded anew meanwhile is looked at once it stands. */
async function looked<T>(page: Page, look: (page: Page) => Promise<T>): Promise<T> {
  try {
    return await look(page);
  } catch (error) {
    if (!(error as Error).message.includes('context was destroyed')) throw error;
    await page.waitForLoadState();
    return look(page);
  }
}

test(`${ACTIONS} actions of every kind leave the page whole, seed ${seed}`, async ({ page }) => {
  test.setTimeout(180_000);
  const random = createRandom(seed);
  const errors: string[] = [];
  const done: string[] = [];
  const files: Download[] = [];
  page.on('pageerror', (error) => errors.push(`${done.at(-1)}: ${error.stack}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && message.text() !== NO_WORKER)
      errors.push(`${done.at(-1)}: ${message.text()}`);
  });
  page.on('crash', () => errors.push(`${done.at(-1)}: the tab crashed`));
  page.on('download', (file) => files.push(file));
  const expected = trace(LAST);
  /** What came before a fault, to find it again. */
  const story = () => `seed ${seed}, after ${done.length}: ${done.slice(-12).join(', ')}`;

  await open(page);
  let idle = 0;
  for (let i = 0; i < ACTIONS; i++) {
    // A table or a question that keys have opened lies over all else.
    if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
    const action = next(page, random);
    done.push(action.name);
    try {
      if (!(await action.run(page, random))) idle++;
    } catch (error) {
      // What it was done to may have gone meanwhile, as under any visitor's hand.
      if (!/Timeout|detached|not attached/.test((error as Error).message)) throw error;
      idle++;
      done.push(`(${(error as Error).message.split('\n')[0]})`);
    }
    expect(await looked(page, unsound), story()).toEqual([]);
    expect(errors, story()).toEqual([]);
    if (i % REST === REST - 1) {
      if (await rest(page)) expect(await looked(page, incoherent), story()).toEqual([]);
    }
  }
  console.log(`seed ${seed}: ${ACTIONS - idle} of ${ACTIONS} actions had something to act on`);
  expect(ACTIONS - idle).toBeGreaterThan(ACTIONS / 2);
  for (const { length } of [ON_EXPLORE, ON_LEARN].map((own) =>
    own.filter(({ name }) => done.includes(name))
  ))
    expect(length).toBeGreaterThan(0);
  await expectWhole(files);

  await rest(page);
  await page.goto('/?special=shown');
  await sentence(page).fill(LAST);
  await expect(learned(page)).toContainText('grandma');
  await rest(page);
  const { cells } = await readTable(learned(page));
  expect(cells).toEqual(fourDecimals((await expected).layers[0].heads[3].pattern));
  expect(errors, story()).toEqual([]);
});
