import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { STEP_NAMES, type StepName } from '../../src/lib/lesson/names';
import { isBuilt } from '../../src/lib/lesson/steps';
import { expectLive, RIVERBANK, trace } from './page';
import { FIGURES } from './lesson/figures';
import { KEYS, type LessonTrace, type Place } from './lesson/keys';

const STEPS = STEP_NAMES.filter(isBuilt);
const THREE = 'Birds can fly.';
const FORTY =
  'When the old fisherman finally came back to the river late in the evening, he sat down on the bank beside his daughter and told her about the money that he had borrowed from a bank in town many years ago.';

/** How a walk answers: as the trace has it, otherwise, or not at all. */
type Path = 'right and sure' | 'wrong and not sure' | 'only shown';

const options = (page: Page) =>
  page.getByRole('group', { name: /^Before you look/ }).getByRole('radio');
const reason = (page: Page) => page.locator('.reason[role=status]');
const stepAddress = (step: StepName, text?: string) =>
  `/lesson/${step}/${text === undefined ? '' : `?${new URLSearchParams({ text })}`}`;
const isFocused = (at: Locator) => at.evaluate((element) => element === document.activeElement);

async function openStep(page: Page, step: StepName, text?: string) {
  await page.goto(stepAddress(step, text));
  await settled(page);
}
/** Until the page reads here, and has asked what it asks. */
async function settled(page: Page) {
  await expectLive(page);
  await expect(page.getByText('Reading the sentence…')).toHaveCount(0);
  await expect(page.locator('.stale')).toHaveCount(0);
}

/** What the steps ask about, as the address has it: the lecture's words where it says nothing. */
async function placeOf(page: Page, text: string): Promise<Place> {
  const parameters = () => new URL(page.url()).searchParams;
  // The address follows a little later than what is shown.
  if (text !== RIVERBANK) await expect.poll(() => parameters().has('from')).toBe(true);
  const said = parameters();
  const number = (key: string, usual: number) => Number(said.get(key) ?? usual);
  return {
    from: number('from', 8),
    to: number('to', 3),
    layer: number('layer', 1),
    head: number('head', 4)
  };
}

const traceOf = async (text: string) => (await trace(text)) as unknown as LessonTrace;

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, to: Locator) {
  for (let i = 0; i < 80; i++) {
    if (await isFocused(to)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not get there.');
}

/** Chooses an answer and says how sure one is, by keyboard alone. */
async function answer(page: Page, label: string, sure: boolean) {
  const all = options(page);
  await tabTo(page, all.first());
  await page.keyboard.press('Space');
  const names = (await all.locator('..').allTextContents()).map((text) => text.trim());
  const place = names.indexOf(label);
  expect(place, `“${label}” is one of ${names.join(' | ')}`).toBeGreaterThanOrEqual(0);
  for (let i = 0; i < place; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  if (!sure) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

/** Goes through one step by keyboard, and holds its question, answer and figure to the trace. */
async function walk(page: Page, step: StepName, numbers: LessonTrace, path: Path) {
  await settled(page);
  const place = await placeOf(page, numbers.text);
  const key = KEYS[step];
  if (!key) throw new Error(`Nothing recomputes the answer of ${step}.`);
  const asked = await key(numbers, place);
  if (asked && 'not' in asked) await expect(page.getByRole('main')).toContainText(asked.not);
  if (asked && 'right' in asked) {
    const { right } = asked;
    await expect(options(page).first()).toBeVisible();
    await expect(reason(page)).toBeEmpty();
    const labels = (await options(page).locator('..').allTextContents()).map((one) => one.trim());
    expect(labels).toContain(right);
    if (path === 'only shown') await page.keyboard.press('PageDown');
    else if (path === 'right and sure') await answer(page, right, true);
    else
      await answer(
        page,
        labels.find((label) => label !== right)!,
        false
      );
    await expect(page.locator('label.right')).toContainText(right);
    await expect(reason(page)).not.toBeEmpty();
    const said = reason(page).locator('.verdict');
    if (path === 'only shown') await expect(said).toHaveCount(0);
    else if (path === 'right and sure') await expect(said).toContainText(/^\s*Right\./);
    else await expect(said).toContainText(/^\s*Not /);
    await FIGURES[step]?.(page, numbers, place);
  }
  await page.keyboard.press('PageDown');
}

for (const [text, path] of [
  [RIVERBANK, 'right and sure'],
  [THREE, 'wrong and not sure'],
  [FORTY, 'only shown']
] as const) {
  test(`all steps by keyboard, ${path}: ${text.slice(0, 40)}`, async ({ page }) => {
    test.setTimeout(240_000);
    const numbers = await traceOf(text);
    await page.goto(stepAddress(STEPS[0], text));
    for (const [i, step] of STEPS.entries()) {
      await test.step(step, async () => {
        await walk(page, step, numbers, path);
        const next = new RegExp(STEPS[i + 1] ? `/lesson/${STEPS[i + 1]}/` : '/lesson/end/');
        await expect(page).toHaveURL(new RegExp(`${next.source}|/lesson/pause/`));
        // An act ends with a pause, from which the same key goes on.
        if (page.url().includes('/pause/')) await page.keyboard.press('PageDown');
        await expect(page).toHaveURL(next);
      });
    }
  });
}

test('who leaves finds answers, sentence and step again; another sentence is another question', async ({
  page
}) => {
  await openStep(page, 'diagonal');
  await answer(page, 'bank itself', true);
  await expect(reason(page)).toContainText('Right.');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/lesson\/dimensions/);
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  await expect(page).toHaveURL(/:\d+\/(\?|$)/);
  await page.goto('/lesson/');
  await page.getByRole('link', { name: /^Go on: / }).click();
  await expect(page).toHaveURL(/lesson\/dimensions/);
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/lesson\/diagonal/);
  await settled(page);
  await expect(reason(page)).toContainText('Right.');
  await page.reload();
  await settled(page);
  await expect(reason(page)).toContainText('Right.');
  await page.getByRole('textbox', { name: 'Your sentence' }).fill('The boy went to the park.');
  await settled(page);
  await expect(options(page).first()).toBeEnabled();
  await expect(reason(page)).toBeEmpty();
  await page.goBack();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any step, before and after its answer, ${colorScheme}`, async ({
    page
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (when: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target}`));
      expect(found, when).toEqual([]);
    };
    for (const step of STEPS) {
      await openStep(page, step);
      await check(`${step}, asked`);
      if ((await options(page).count()) === 0) continue;
      await page.keyboard.press('PageDown');
      await expect(reason(page)).not.toBeEmpty();
      await page.getByText('The other answers').click();
      await check(`${step}, shown`);
    }
  });
}

test('nothing of a step reaches past 390 px, whatever is typed', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const step of STEPS)
    for (const text of [FORTY, '<b>مرحبا</b> 🏊🏽‍♀️ pneumonoultramicroscopicsilicovolcanoconiosis']) {
      await openStep(page, step, text);
      await page.keyboard.press('PageDown');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${step}: ${text}`).toBeLessThanOrEqual(390);
    }
});

/** What a page had to ask for, in script, styles and data, gzipped. */
async function files(page: Page, at: string, ready: () => Promise<void>) {
  const asked = new Map<string, number>();
  const take = async (url: string) => {
    const { pathname } = new URL(url);
    if (!/\/_app\/.*\.(js|css)$/.test(pathname) || asked.has(pathname)) return;
    asked.set(pathname, 0);
    asked.set(pathname, gzipSync(await (await page.request.get(url)).body()).length);
  };
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(at);
  await ready();
  for (const url of urls) await take(url);
  page.removeAllListeners('request');
  return asked;
}

test('a step adds under 30 kB of gzipped script and style to what all of them share', async ({
  page
}) => {
  test.setTimeout(240_000);
  const all = new Map<StepName, Map<string, number>>();
  for (const step of STEPS) {
    all.set(
      step,
      await files(page, stepAddress(step), async () => {
        await settled(page);
        await page.keyboard.press('PageDown');
        await page.waitForLoadState('networkidle');
      })
    );
  }
  for (const [i, [step, own]] of [...all].entries()) {
    const others = [...all].filter(([other]) => other !== step).map(([, files]) => files);
    // The next step's code comes ahead of its key: it is that step's, as this one's came with the one before.
    const isNext = (file: string) =>
      !!all.get(STEPS[i + 1])?.has(file) && !all.get(STEPS[i - 1])?.has(file);
    const added = [...own].filter(
      ([file]) => !others.every((files) => files.has(file)) && !isNext(file)
    );
    const bytes = added.reduce((sum, [, size]) => sum + size, 0);
    expect(own.size).toBeGreaterThan(5);
    expect(bytes, step).toBeLessThan(30_000);
  }
});
