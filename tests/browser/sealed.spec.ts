import { expect, test, type Page } from '@playwright/test';
import { learned, RIVERBANK, sentence, spoken } from './page';

/** Shows a page in a frame that has no origin. */
async function frame(page: Page, path: string) {
  const address = new URL(path, test.info().project.use.baseURL).href;
  await page.goto('/notices.txt');
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${address}" width="1200" height="700"></iframe>`
  );
  return { address, inside: page.frameLocator('iframe') };
}

for (const path of ['/?text=he+sat', '/learn/']) {
  test(`a sealed frame of ${path} says that it cannot read, and where it could`, async ({
    page
  }) => {
    const { address, inside } = await frame(page, path);
    await expect(inside.getByText('Nothing can be read here')).toBeVisible();
    const link = inside.getByRole('link', { name: address });
    await expect(link).toHaveAttribute('href', address);
    await expect(link).toHaveAttribute('rel', 'noopener');
  });
}

test('a page of its own says nothing of frames', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Nothing can be read here')).toBeHidden();
});

test('where a host lets everyone read its files, the built picture can be used in such a frame', async ({
  page
}) => {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.route('**', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
    await route.fulfill({ response, headers });
  });
  await frame(page, '/');
  const inside = page.frames()[1] as unknown as Page;
  await expect(inside.getByText('Nothing can be read here')).toBeVisible();
  await expect(inside.getByRole('status').first()).toContainText('lets no model start');
  await expect(sentence(inside)).toHaveValue(RIVERBANK);
  const map = learned(inside);
  await map.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await expect(spoken(map)).toHaveText(/^bank looks at \[CLS\]/);
  await page.keyboard.press('Enter');
  await expect(spoken(map)).toHaveAttribute('aria-selected', 'true');
  await map.getByRole('button', { name: /^Table/ }).click();
  await expect(inside.getByRole('dialog').locator('tbody tr')).toHaveCount(11);
  await inside.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(wrong).toEqual([]);
});
