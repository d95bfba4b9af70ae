import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './desks';

const WORDS = ['[CLS]', 'i', 'went', 'swimming', 'at', 'the', 'bank', '[SEP]'];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

test('a score is raised by arrow keys: its weight grows, the others shrink by one factor', async ({
  desks: page
}) => {
  const scores = [0, 0, 0, Math.log(3), 0, 0, 0, 0];
  await page.evaluate(
    ([labels, scores]) =>
      window.desks.showFigure('SoftmaxRow', { name: 'Row', labels, scores, tone: 'river' }),
    [WORDS, scores] as const
  );
  const said = page.getByRole('status');
  const handle = page.getByRole('slider', { name: 'score of “swimming”' });
  await expect(handle).toHaveAttribute('aria-valuetext', 'score 1.10, weight 0.30');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(handle).toBeFocused();
  await page.keyboard.press('End');
  await expect(said).toContainText(/swimming: score 1.10 → \d/);
  await expect(said).toContainText('The 7 other weights are multiplied by');
  const factor = Number(/multiplied by ([\d.]+)/.exec((await said.textContent())!)![1]);
  const [, most] = /→ ([\d.]+), weight/.exec((await said.textContent())!)!;
  expect(factor).toBeCloseTo(10 / (7 + Math.exp(Number(most))), 2);
  await page.getByRole('button', { name: 'Back to the model’s scores' }).click();
  await expect(handle).toHaveAttribute('aria-valuetext', 'score 1.10, weight 0.30');
  expect(await findings(page)).toEqual([]);
});

test('a score follows the pointer', async ({ desks: page }) => {
  await page.evaluate(
    (labels) =>
      window.desks.showFigure('SoftmaxRow', {
        name: 'Row',
        labels,
        scores: labels.map(() => 0),
        tone: 'clay'
      }),
    WORDS
  );
  const handle = page.getByRole('slider', { name: 'score of “bank”' });
  const box = (await handle.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(32);
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y - 30);
  await page.mouse.up();
  const value = Number(await handle.getAttribute('aria-valuenow'));
  expect(value).toBeGreaterThan(1);
  expect((await handle.boundingBox())!.y).toBeLessThan(box.y - 30);
});

test('ten dots are spent by keys and by clicks, and no eleventh', async ({ desks: page }) => {
  await page.evaluate(
    (words) =>
      window.desks.showFigure(
        'TenDots',
        { name: 'Ten dots', words, dots: words.map(() => 0), asker: 5 },
        'dots'
      ),
    WORDS.slice(1, -1)
  );
  const word = (name: string) => page.getByRole('spinbutton', { name, exact: true });
  const said = page.getByRole('status');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await expect(said).toHaveText('swimming: 6 of 10 dots, 4 left.');
  await expect(word('swimming')).toHaveAttribute('aria-valuetext', '6 of 10 dots');
  await page.keyboard.press('-');
  await expect(word('swimming')).toHaveAttribute('aria-valuenow', '5');
  for (let i = 0; i < 5; i++) await word('bank').click();
  await word('at').click();
  await expect(said).toHaveText('at: 1 of 10 dots, one of them from swimming.');
  await expect(word('swimming')).toHaveAttribute('aria-valuenow', '4');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take all back' }).click();
  await expect(word('bank')).toHaveAttribute('aria-valuenow', '0');
});

test('two vectors: the numbers follow their tips', async ({ desks: page }) => {
  await page.evaluate(() =>
    window.desks.showFigure('Plane', {
      name: 'Two vectors',
      names: ['a', 'b'],
      start: [
        [2, 0],
        [1, 1]
      ]
    })
  );
  const numbers = page.getByRole('figure').locator('dl');
  await expect(numbers).toContainText('45°');
  await page.getByRole('slider', { name: 'tip of “b”' }).focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(numbers).toContainText('90°');
  await expect(page.getByRole('status')).toHaveText(
    'b (0.00, 1.00): dot product 0.00, cosine 0.00.'
  );
  expect(await findings(page)).toEqual([]);
});

test('more dimensions: random cosines spread by 1/√d', async ({ desks: page }) => {
  await page.evaluate(() =>
    window.desks.showFigure('DimensionHistogram', {
      name: 'Cosines',
      dModel: 384,
      own: [0.2, 0.4, -0.1]
    })
  );
  const choose = page.getByRole('slider', { name: 'Dimensions' });
  await expect(choose).toHaveAttribute('aria-valuetext', '384, as in this model');
  await expect(page.getByText('the 3 pairs of different tokens')).toBeVisible();
  await choose.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('theory says 1/√2 = 0.707')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('theory says 1/√1,024 = 0.031')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a matrix moves the words, and says when the plane falls onto a line', async ({
  desks: page
}) => {
  await page.evaluate(() =>
    window.desks.showFigure('MatrixPlane', {
      name: 'A matrix',
      points: [
        { name: 'bank', at: [1, 1] },
        { name: 'swimming', at: [-1, 0.5] }
      ]
    })
  );
  const figure = page.getByRole('figure');
  await expect(figure).toContainText('This matrix changes nothing');
  await page.getByRole('slider', { name: 'tip of “(0, 1) ↦”' }).focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown');
  await expect(figure).toContainText('The plane falls onto a line');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(figure).toContainText('The plane is turned over');
  await expect(figure.getByRole('row', { name: /determinant/ })).toContainText('−0.50');
  expect(await findings(page)).toEqual([]);
});
