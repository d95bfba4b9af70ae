/**
 * The smoke test of the pages in Firefox and WebKit; `npm run test:browsers` builds what it looks at.
 * Its last line is "browsers: N passed, M failed", with ", K skipped (…)" where a browser is not here.
 */
import { join } from 'node:path';
import { placesIn, ROOMS } from '../../scripts/build/places.mjs';
import { ensureOtherBrowsers } from '../../scripts/other-browsers.mjs';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/serve.mjs';
import { startFirefox } from './firefox.mjs';
import { plainHost } from './plain-host.mjs';
import { smoke } from './smoke.mjs';
import { startWebKit } from './webkit.mjs';

const { firefox, webkit } = await ensureOtherBrowsers();
const browsers = [
  { name: 'Firefox', mount: '/', start: firefox && (() => startFirefox(firefox)) },
  { name: 'WebKit', mount: '/a/b/', start: webkit && (() => startWebKit(webkit)) }
];

let passed = 0;
let failed = 0;
/** @type {string[]} */
const skipped = [];
const folder = join(root, placesIn(ROOMS.test).page);
for (const { name, mount, start } of browsers) {
  const plain = await plainHost(folder, mount);
  const server = plain ?? (await serve(folder, { mount }));
  if (!plain) skipped.push(`python3 -m http.server for ${name}: there is no python3`);
  if (start) await walk(name, start, server.address);
  else skipped.push(`${name}: not installed, and apt-get could not install it`);
  server.close();
}
const reasons = skipped.length > 0 ? `, ${skipped.length} skipped (${skipped.join('; ')})` : '';
console.log(`browsers: ${passed} passed, ${failed} failed${reasons}`);
process.exit(failed === 0 ? 0 : 1);

/**
 * Takes the steps one after the other until one fails: the next would stand on it.
 *
 * @param {string} name
 * @param {() => Promise<import('./driver.mjs').Driver>} start
 * @param {string} address
 */
async function walk(name, start, address) {
  let step = 'starting';
  /** @type {import('./driver.mjs').Driver | undefined} */
  let driver;
  try {
    driver = await start();
    for (const [title, run] of smoke(driver, address)) {
      step = title;
      await run();
      passed++;
      console.log(`✓ ${name}: ${title}`);
    }
  } catch (error) {
    failed++;
    console.log(`✗ ${name}: ${step}\n${error instanceof Error ? error.stack : error}`);
  }
  await driver?.close().catch(() => undefined);
}
