import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
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

test('asks for each file of the model once, though it is asked for ahead of the page', async ({
  page
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  const files = asked.filter((path) => path.includes('/models/'));
  expect(files.length).toBeGreaterThan(8);
  expect(new Set(files).size).toBe(files.length);
});
