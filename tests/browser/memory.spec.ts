import { expect, test } from '@playwright/test';
import { tensorsHeld } from '../../scripts/bench/memory';
import { open } from './page';

test('1,000 sentences leave no tensor behind', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  const before = await tensorsHeld(page);
  const read = await page.evaluate(async () => {
    const field = document.querySelector('textarea')!;
    const words = ['I', 'bank', 'river', 'ate', 'swim', 'money', 'the', 'park', '🐢', 'naïve'];
    let count = 0;
    for (let i = 0; i < 1000; i++) {
      field.value = Array.from(String(i), (digit) => words[Number(digit)]).join(' ');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      if (i % 3 === 0) continue; // the next one comes while this one is still being read
      do {
        await new Promise((done) => setTimeout(done, 4));
      } while (document.querySelector('.figures.stale'));
      count++;
    }
    return count;
  });
  expect(read).toBe(666);
  await expect.poll(() => tensorsHeld(page)).toBe(before);
});
