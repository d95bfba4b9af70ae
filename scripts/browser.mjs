import { existsSync } from 'node:fs';
import { aptInstall, onPath, runs } from './programs.mjs';
import { runModule } from './run.mjs';

/** What Chromium and its relatives are called on the search path. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable'
];

/** A closed network answers nothing; waiting longer for a first answer brings none. */
const CONNECT_MS = 5000;

/** Long enough for a browser over a slow line. */
const DOWNLOAD_SECONDS = 300;

/**
 * The Chromium for the browser tests: CHROMIUM_PATH if that is set, else the first on the search
 * path that runs.
 *
 * @returns {string | null} its path; null leaves the choice to Playwright, which then uses its own
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return chosen;
  return onPath(NAMES).find(runs) ?? null;
}

/**
 * Sees to it that there is a browser: one that is found, else Playwright's, else Debian's.
 *
 * @returns {Promise<string | null>} as findBrowser
 * @throws {Error} when there is none and none could be installed
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) {
    if (runs(found)) return found;
    throw new Error(`CHROMIUM_PATH should name a Chromium that runs, but is "${found}".`);
  }
  if (await hasPlaywrights()) return null;

  console.log('Installing a browser (playwright install chromium) …');
  await runModule('@playwright/test/cli.js', ['install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_MS) },
    seconds: DOWNLOAD_SECONDS
  });
  if (await hasPlaywrights()) return null;

  await aptInstall(['chromium']);
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium was found and none could be installed; install one, or name it in CHROMIUM_PATH.'
  );
}

/** Whether Playwright's own Chromium is on the disk, with the libraries that it needs. */
async function hasPlaywrights() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) && runs(path);
}
