import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { expectLive, sentence } from './page';

/** A step, once its question stands. */
async function openStep(page: Page, name: string, query = ''): Promise<void> {
  await page.goto(`/lesson/${name}${name && '/'}${query}`);
  await expectLive(page);
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const next = (page: Page) => page.locator('a[rel=next]');
const option = (page: Page, name: string | RegExp) =>
  page.locator('fieldset label').filter({ hasText: name });
/** Says an answer; the label is what one presses, the radio lies over it. */
async function say(page: Page, name: string | RegExp, sure: 'sure' | 'not sure'): Promise<void> {
  await option(page, name).click();
  await page.getByRole('button', { name: sure, exact: true }).click();
}

test('covers the map until one has answered, then says why in the sentence’s numbers', async ({
  page
}) => {
  await openStep(page, 'diagonal');
  await expect(page.getByText('Drawn after your answer.')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Dot product, layer 1' })).toBeHidden();
  await say(page, /^\s*swimming/, 'sure');
  await expect(page.getByText('Not so.')).toBeVisible();
  await expect(page.locator('.reason')).toContainText('bank gives itself 0.99: 11 of 11 tokens');
  await expect(page.getByRole('figure', { name: 'Dot product, layer 1' })).toBeVisible();
});

test('an answer needs a choice, and a guess is allowed', async ({ page }) => {
  await openStep(page, 'diagonal');
  await page.getByRole('button', { name: 'not sure' }).click();
  await expect(page.getByText('Choose an answer first')).toBeVisible();
  await say(page, 'bank itself', 'not sure');
  await expect(page.locator('.reason')).toContainText('Right.');
});

test('Page Down shows first and then goes on, Page Up goes back, arrows stay with the answers', async ({
  page
}) => {
  await openStep(page, 'softmax');
  await expect(option(page, 'all shrink by one factor')).toBeVisible();
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await expect(heading(page)).toHaveText('A row is a budget');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.reason')).toContainText('Right is: all shrink by one factor.');
  await expect(heading(page)).toHaveText('A row is a budget');
  await page.keyboard.press('PageDown');
  await expect(heading(page)).toHaveText('A new vector');
  await page.keyboard.press('PageUp');
  await expect(heading(page)).toHaveText('A row is a budget');
  // What was shown stays so.
  await expect(page.locator('.reason')).toContainText('Right is');
});

test('Page Down in the sentence belongs to its field', async ({ page }) => {
  await openStep(page, 'softmax');
  await expect(option(page, 'all shrink by one factor')).toBeVisible();
  await sentence(page).focus();
  await page.keyboard.press('PageDown');
  await expect(page.getByText('Drawn after your answer.')).toBeVisible();
});

test('a confident error comes back once, later, in other words', async ({ page }) => {
  await openStep(page, 'n-in-n-out');
  await say(page, 'the learned numbers', 'sure');
  await next(page).click();
  await say(page, 'nothing', 'not sure');
  await expect(next(page)).toHaveText(/Next: A new vector/);
  await next(page).click();
  await say(page, /^\s*one\s*$/, 'sure');
  await expect(next(page)).toHaveText(/Once more, in other words/);
  await next(page).click();
  await expect(heading(page)).toHaveText('Once more: n vectors in, n vectors out');
  await expect(page.locator('legend')).toContainText('A friend reads a sentence of 22 tokens');
  await say(page, 'the number of vectors', 'sure');
  await expect(page.locator('.reason')).toContainText('Right.');
  await next(page).click();
  await expect(heading(page)).toHaveText('So far, in your numbers');
  await page.goBack();
  await expect(page.getByText('no question that would have to come back')).toBeVisible();
});

test('an unsure error does not come back', async ({ page }) => {
  await openStep(page, 'n-in-n-out');
  await say(page, 'the learned numbers', 'not sure');
  await next(page).click();
  await say(page, 'nothing', 'not sure');
  await next(page).click();
  await say(page, /^\s*one\s*$/, 'sure');
  await expect(next(page)).toHaveText(/A pause after attention/);
});

test('dots are spent by keys, held against a map, and there again when one comes back', async ({
  page
}) => {
  await openStep(page, 'which-bank');
  const bank = page.getByRole('figure', { name: 'As “bank”' });
  await bank.getByRole('spinbutton', { name: 'i', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await page.keyboard.press('End');
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await expect(bank.getByRole('spinbutton', { name: 'swimming' })).toHaveAttribute(
    'aria-valuenow',
    '6'
  );
  await openStep(page, 'diagonal');
  const aside = page.locator('aside');
  await expect(aside).toContainText('what you thought bank should look at');
  await expect(aside).not.toContainText('agrees');
  await page.keyboard.press('PageDown');
  // min(0.6, 0.0027) + min(0.4, 0.99)
  await expect(aside).toContainText('This row agrees with 0.40 of your dots.');
});

test('goes on where one stopped, with one’s sentence and answers', async ({ page }) => {
  await openStep(page, 'diagonal', '?text=The+boy+went+to+the+park.');
  await say(page, 'itself', 'sure');
  await expect(page.locator('.reason')).toContainText('Right.');
  await page.goto('/lesson/');
  await expectLive(page);
  await expect(sentence(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Go on: Everyone finds themselves' }).click();
  await expect(sentence(page)).toHaveValue('The boy went to the park.');
  await expect(page.locator('.reason')).toContainText('Right.');
  await page.reload();
  await expect(sentence(page)).toHaveValue('The boy went to the park.');
  await expect(page.locator('.reason')).toContainText('Right.');
  // Another sentence is another question.
  await sentence(page).fill('Anna ate fish.');
  await expect(page.getByText('Drawn after your answer.')).toBeVisible();
});

test('a link’s own sentence is taken before the one that was kept', async ({ page }) => {
  await openStep(page, 'diagonal', '?text=The+boy+went+to+the+park.');
  await say(page, 'itself', 'sure');
  await openStep(page, 'diagonal', '?text=I+ate+grandma.&from=2&to=3');
  await expect(sentence(page)).toHaveValue('I ate grandma.');
  await expect(page.getByText('ate looks for grandma')).toBeVisible();
});

test('starting again forgets answers and dots', async ({ page }) => {
  await openStep(page, 'diagonal');
  await say(page, 'bank itself', 'sure');
  await page.goto('/lesson/');
  await expectLive(page);
  await expect(page.locator('li .done')).toHaveCount(1);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.locator('li .done')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('riverbank-lesson'))).toBeNull();
});

test('a sentence always opens on the same words and head, however it was typed', async ({
  page
}) => {
  await openStep(page, 'softmax');
  const looks = page.locator('.under > span[aria-live]');
  const opened = () => new URL(page.url()).search;
  await expect(looks).toHaveText('bank looks for swimming');
  // Typed letter by letter, the words of its beginning are not kept.
  await sentence(page).fill('');
  await sentence(page).pressSequentially('We borrowed money from the bank by the river.');
  await expect(page.locator('.stale')).toHaveCount(0);
  await expect(looks).toHaveText(/^bank looks for /);
  const other = await looks.textContent();
  await sentence(page).fill('I went swimming with Anna at the bank.');
  await expect(looks).toHaveText('bank looks for swimming');
  await expect.poll(opened).toMatch(/layer=1&head=4&from=8&to=3$/);
  await sentence(page).fill('We borrowed money from the bank by the river.');
  await expect(looks).toHaveText(other!);
  // Words that were picked stay while they stand there.
  await openStep(page, 'softmax', '?text=Anna+went+swimming+at+the+bank.&from=1&to=6');
  await expect(looks).toHaveText('anna looks for bank');
  await sentence(page).fill('Anna went swimming at the bank again.');
  await expectLive(page);
  await expect(looks).toHaveText('anna looks for bank');
});

test('picking says which word comes next, and is over with the pair or the step', async ({
  page
}) => {
  await openStep(page, 'softmax');
  const pick = page.getByRole('button', { name: 'Pick words' });
  const says = page.locator('.under > span[aria-live]');
  await pick.click();
  await expect(says).toHaveText('Click the word that looks.');
  await sentence(page).press('Home');
  await page.keyboard.press('Enter');
  await expect(says).toHaveText('Now click the word that i should find.');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(says).toHaveText('i looks for swimming');
  await expect(pick).toHaveAttribute('aria-pressed', 'false');
  await pick.click();
  await expect(pick).toHaveAttribute('aria-pressed', 'true');
  await next(page).click();
  await expect(heading(page)).toHaveText('A new vector');
  await expect(pick).toHaveAttribute('aria-pressed', 'false');
  await expect(says).toHaveText('i looks for swimming');
});

test('goes on after the pause or at the end, whichever came last', async ({ page }) => {
  const on = page.getByRole('link', { name: /^Go on: / });
  await openStep(page, 'pause/proposal-1');
  await expect(heading(page)).toHaveText('So far, in your numbers');
  await expect(page.getByRole('link', { name: /^Explore your sentence/ })).toBeVisible();
  await page.getByRole('link', { name: 'Lesson', exact: true }).click();
  await expect(on).toHaveText(/One word, three vectors/);
  await openStep(page, 'end');
  await page.getByRole('figure', { name: 'As “bank”' }).waitFor();
  await page.getByRole('link', { name: 'Lesson', exact: true }).click();
  await expect(on).toHaveText(/the end/);
  await expect(page.getByText('detour', { exact: true })).toHaveCount(6);
  await on.click();
  await expect(heading(page)).toHaveText('Your ten dots, once more');
});

test('says what it cannot ask of a sentence, and offers one that fits', async ({ page }) => {
  await openStep(page, 'diagonal', '?text=Bank');
  await expect(page.getByText('No two words of this sentence')).toBeVisible();
  await page.getByRole('button', { name: 'Take the lecture’s sentence' }).click();
  await expect(option(page, 'bank itself')).toBeVisible();
});

test('the end holds both maps against the dots, first and last', async ({ page }) => {
  await openStep(page, 'end');
  const bank = page.getByRole('figure', { name: 'As “bank”' });
  await bank.getByRole('spinbutton', { name: 'swimming' }).focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('+');
  const row = page.getByRole('row', { name: /now learned, layer 1, head 4/ });
  await expect(row).toContainText('0.54');
  await expect(page.getByRole('row', { name: /now dot product, layer 1/ })).toContainText('0.0027');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      for (const path of ['', 'pause/attention/', 'again/', 'end/'])
        test(`axe finds nothing at lesson/${path}`, async ({ page }) => {
          await openStep(page, path.slice(0, -1));
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes[0].target])).toEqual([]);
          // Nothing is wider than the page.
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          ).toBeLessThanOrEqual(0);
        });

      // On a wide screen all steps are checked by lesson.spec.ts.
      for (const step of width > 390
        ? []
        : [
            'which-bank',
            'n-in-n-out',
            'softmax',
            'weighted-sum',
            'diagonal',
            'dimensions',
            'symmetry'
          ])
        test(`axe finds nothing at ${step}, before and after`, async ({ page }) => {
          await openStep(page, step);
          await expect(page.locator('.figure, fieldset').first()).toBeVisible();
          const find = async () => {
            const { violations } = await new AxeBuilder({ page }).analyze();
            expect(violations.map(({ id, nodes }) => [id, nodes[0].target])).toEqual([]);
          };
          await find();
          if (step !== 'which-bank') await page.keyboard.press('PageDown');
          await find();
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          ).toBeLessThanOrEqual(0);
        });
    });
  }
}
