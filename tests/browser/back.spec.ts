import { expect, test, type Page } from '@playwright/test';
import {
  clickCell,
  dotProduct,
  expectLive,
  figure,
  learned,
  open,
  sentence,
  spoken,
  textOfTokens
} from './page';

const OWN = 'the old boat left the bank';

/** Types, opens another head and locks a pair. */
async function work(page: Page): Promise<void> {
  await sentence(page).fill(OWN);
  await expect(learned(page)).toContainText('boat');
  await page.getByRole('button', { name: 'Layer 2, head 9', exact: true }).click();
  await clickCell(page, learned(page), 8, 3, 2);
  await expect(page).toHaveURL(/layer=2&head=9&from=3&to=2/);
}

async function expectWork(page: Page): Promise<void> {
  await expect(sentence(page)).toHaveValue(OWN);
  await expect(figure(page, 'Learned Q K, layer 2, head 9')).toContainText('boat');
  await expect(spoken(learned(page))).toHaveText(/^boat looks at old/);
  await expect(spoken(learned(page))).toHaveAttribute('aria-selected', 'true');
}

/** Keeps every script from the page until what is returned is called. */
async function scriptsHeld(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Goes to Learn by its link. */
async function toLearn(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Learn Q, K, V' }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
}

test('Back and Forward find what was typed, chosen and locked, and so does a reload', async ({
  page
}) => {
  await open(page);
  await work(page);
  await page.getByRole('link', { name: 'borrowing at the bank' }).click();
  await expect(learned(page)).toContainText('borrowed');
  await page.goBack();
  await expectWork(page);
  await page.goForward();
  await expect(sentence(page)).toHaveValue('I borrowed money at the bank.');
  await page.goBack();
  await expectWork(page);
  await page.reload();
  await expectLive(page);
  await expectWork(page);
});

test('another page and Back, or its link, lose nothing; not even what was typed just before', async ({
  page
}) => {
  await open(page);
  await work(page);
  await toLearn(page);
  await page.goBack();
  await expectWork(page);
  await sentence(page).pressSequentially('s');
  await page.getByRole('link', { name: 'Learn Q, K, V' }).click(); // before the address has it
  await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
  await page.goBack();
  await expect(sentence(page)).toHaveValue(`${OWN}s`);
  await page.goForward();
  await page.getByRole('link', { name: 'Explore' }).click();
  await expect(sentence(page)).toHaveValue(`${OWN}s`);
  await expect(figure(page, 'Learned Q K, layer 2, head 9')).toContainText('banks');
  // The page that was left still follows what one does.
  await sentence(page).fill('ducks');
  await expect(learned(page)).toContainText('ducks');
  await page.getByRole('button', { name: 'Layer 3, head 2', exact: true }).click();
  await expect(figure(page, 'Learned Q K, layer 3, head 2')).toBeVisible();
});

test('raw scores and the slider are in the address', async ({ page, context }) => {
  await open(page);
  await page.getByRole('radio', { name: 'raw scores' }).check();
  await page.getByRole('slider', { name: 'From proposal 1 to proposal 2' }).fill('0.4');
  await expect(page).toHaveURL(/draw=scores&blend=0\.4/);
  const other = await context.newPage();
  await open(other, page.url());
  await expect(other.getByRole('radio', { name: 'raw scores' })).toBeChecked();
  await expect(other.getByText('From proposal 1 to proposal 2: 0.40')).toBeVisible();
});

test('an address holds no text rather than another; a reload in the same tab still finds it', async ({
  page,
  context
}) => {
  const long = textOfTokens(1400);
  await open(page, '/?text=another');
  await sentence(page).fill(long);
  await expect(page.getByText('This text is too long for a link')).toBeVisible();
  await expect(page).toHaveURL(/held=/);
  expect(page.url()).not.toContain('text=');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the text as a file' }).click();
  expect((await download).suggestedFilename()).toBe('riverbank-text.txt');
  await page.reload();
  await expectLive(page);
  await expect(sentence(page)).toHaveValue(long);
  const other = await context.newPage();
  await open(other, page.url());
  await expect(other.getByText('stayed in the tab where it was typed')).toBeVisible();
  await expect(dotProduct(other)).toContainText('swimming');
});

test('a link to a model of another tab says so, keeps the text, and offers others', async ({
  page
}) => {
  await open(page, '/?text=my+own+words&model=trained&layer=1&head=1&from=0&to=1');
  await expect(page.getByText('trained in another tab')).toBeVisible();
  await expect(sentence(page)).toHaveValue('my own words');
  await page.getByRole('combobox', { name: 'Model' }).selectOption('lecture');
  await expect(page.getByText('trained in another tab')).toBeHidden();
  await expect(sentence(page)).toHaveValue('my own words');
});

for (const [path, ready] of [
  ['/?text=another+one&from=1&to=2', /read on this machine in/],
  ['/learn/', /Step 0/]
] as const) {
  test(`what is typed before a script runs is kept, at ${path}`, async ({ page }) => {
    const letGo = await scriptsHeld(page);
    await page.goto(path, { waitUntil: 'commit' });
    await sentence(page).fill('ben went swimming');
    letGo();
    await expect(page.getByText(ready)).toBeVisible();
    await expect(sentence(page)).toHaveValue('ben went swimming');
    await expect(page).toHaveURL(/text=ben\+went\+swimming/);
    await expect(page.getByRole('figure').filter({ hasText: 'swimming' }).first()).toBeVisible();
  });
}

test('a field that the browser fills again with the words of the address keeps the locked pair', async ({
  page
}) => {
  const letGo = await scriptsHeld(page);
  await page.goto('/?text=another+one&layer=2&head=9&from=2&to=1', { waitUntil: 'commit' });
  await sentence(page).fill('another one');
  letGo();
  await expectLive(page);
  await expect(spoken(learned(page))).toHaveText(/^one looks at another/);
  await expect(page).toHaveURL(/from=2&to=1/);
});

test('what one page has still to write does not go over the address that is gone back to', async ({
  page
}) => {
  await open(page);
  await work(page);
  await toLearn(page);
  await sentence(page).fill('ben went swimming');
  await expect(page).toHaveURL(/text=ben/);
  await sentence(page).evaluate((field: HTMLTextAreaElement) => {
    // A machine that is busy as one goes back: what was to be written is due before the page comes.
    addEventListener('popstate', () => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    });
    field.value = 'ben went to the bank';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    requestAnimationFrame(() => history.back());
  });
  await expectWork(page);
  await page.goForward();
  await expect(sentence(page)).toHaveValue('ben went swimming');
});
