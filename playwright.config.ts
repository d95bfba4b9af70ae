import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';
import { placesIn, ROOMS } from './scripts/build/places.mjs';

/** An odd port by default, so that no development server is taken for the build. */
const port = Number(process.env.RIVERBANK_TEST_PORT ?? 4178);
const address = `http://localhost:${port}`;

/** Chromium's sandbox refuses to run as root, as a container's user often is. */
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/browser',
  // A small machine's two cores: one for the page, one for the worker that holds the model.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : 'line',
  use: {
    baseURL: address,
    // Requests that a service worker answers are hidden from tests that answer them themselves.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // A test's browser asks the network for nothing of its own.
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run'
      ]
    }
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    // `npm test -- --only=build` makes what is served.
    command: `node scripts/serve.mjs ${placesIn(ROOMS.test).page} --port ${port}`,
    url: address,
    reuseExistingServer: !process.env.CI,
    timeout: 60_000
  }
});
