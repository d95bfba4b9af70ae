import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { expectNoByteTwice, noteAsked } from './asked';
import { open } from './page';

/** Script that a visitor may have to download before the first live reading. */
const SCRIPT_BYTES = 150_000;

test('takes under 150 kB of gzipped script to the first live reading, WebAssembly aside', async ({
  page
}) => {
  const addresses = new Set<string>();
  page.on('request', (request) => addresses.add(request.url()));
  await open(page);

  const scripts = [...addresses].filter((address) => new URL(address).pathname.endsWith('.js'));
  expect(
    scripts.some((address) => address.includes('/workers/')),
    'the worker is counted'
  ).toBe(true);
  const sizes = await Promise.all(
    scripts.map(async (address) => {
      const response = await page.request.get(address);
      return gzipSync(await response.body()).length;
    })
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(SCRIPT_BYTES);
});

test('asks for no byte of the model twice, though it is asked for ahead of the page', async ({
  page,
  context
}) => {
  const asked = noteAsked(context);
  await open(page);
  expectNoByteTwice(asked);
  // Of the words only what the text needs has to come first.
  expect(asked.filter(({ range }) => !range).length).toBeGreaterThan(8);
  expect(new Set(asked.filter(({ range }) => range).map(({ path }) => path)).size).toBe(1);
});
