import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { buildIn } from './build/build-in.mjs';
import { ROOMS } from './build/places.mjs';
import { countPlaywright, countSmoke, countVitest, settle } from './counts.mjs';
import { root, run, runModule, runNpm } from './run.mjs';

/**
 * What a step of `npm test` found.
 *
 * @typedef {import('./counts.mjs').Counts & { output: string, skipped?: string }} Outcome
 *   `skipped` says what was, and why
 */

/**
 * A step, by the name that it is shown with and the names that `--only=` knows it by.
 *
 * @typedef {{ name: string, only: string[], run: () => Promise<Outcome> }} Step
 */

/** A step that runs longer than this is stuck. */
const STEP_SECONDS = 40 * 60;
const options = { quiet: true, seconds: STEP_SECONDS };

/** Whether the build of this run failed, in which case an older one may lie in its place. */
let buildFailed = false;

/** @type {Outcome} */
const notBuilt = { passed: 0, failed: 1, output: 'Not run: there is no build to test.\n' };

/** The steps in their order; each runs whatever became of those before it. @type {Step[]} */
export const steps = [
  {
    name: 'prettier',
    only: ['lint'],
    run: async () => asOne(await runModule('prettier/bin/prettier.cjs', ['--check', '.'], options))
  },
  {
    name: 'eslint',
    only: ['lint'],
    run: async () => asOne(await runModule('eslint/bin/eslint.js', ['.'], options))
  },
  {
    name: 'types',
    only: ['types'],
    run: async () => asOne(await runNpm(['run', 'check'], options))
  },
  { name: 'unit and reference tests', only: ['unit'], run: unitTests },
  { name: 'build', only: ['build', 'browser', 'browsers'], run: build },
  { name: 'browser tests', only: ['browser'], run: browserTests },
  { name: 'Firefox and WebKit', only: ['browsers'], run: otherBrowsers }
];

/** @param {{ ok: boolean, output: string }} result @returns {Outcome} */
function asOne({ ok, output }) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

async function build() {
  const result = await buildIn(ROOMS.test, options);
  buildFailed = !result.ok;
  return asOne(result);
}

/** @returns {Promise<Outcome>} */
function unitTests() {
  return withReport(countVitest, (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runModule('vitest/vitest.mjs', ['run', ...reporters], options);
  });
}

/** @returns {Promise<Outcome>} */
async function browserTests() {
  if (!hasBrowserTests()) return { passed: 0, failed: 0, output: '' };
  if (buildFailed) return notBuilt;
  const browser = await ensureBrowser();
  const port = String(await freePort());
  return withReport(countPlaywright, (file) =>
    runModule('@playwright/test/cli.js', ['test'], {
      ...options,
      env: {
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        RIVERBANK_TEST_PORT: port,
        ...(browser ? { CHROMIUM_PATH: browser } : {})
      }
    })
  );
}

/** @returns {Promise<Outcome>} */
async function otherBrowsers() {
  if (buildFailed) return notBuilt;
  // Node 20 has WebSocket behind a flag, which says that it is experimental.
  const args = ['--experimental-websocket', '--no-warnings', 'tests/browsers/run.mjs'];
  const { ok, output } = await run(process.execPath, args, options);
  const counts = countSmoke(output);
  return { ...settle(ok, counts), skipped: counts?.skipped, output };
}

function hasBrowserTests() {
  const folder = join(root, 'tests/browser');
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.spec.ts'))
  );
}

/**
 * Runs a test runner that writes a JSON report to a file, and counts what that says.
 *
 * @template Report
 * @param {(report: Report) => import('./counts.mjs').Counts} count
 * @param {(file: string) => Promise<{ ok: boolean, output: string }>} runner
 * @returns {Promise<Outcome>}
 */
async function withReport(count, runner) {
  const folder = mkdtempSync(join(tmpdir(), 'riverbank-test-'));
  try {
    const file = join(folder, 'report.json');
    const { ok, output } = await runner(file);
    return { ...settle(ok, readCounts(count, file)), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @template Report
 * @param {(report: Report) => import('./counts.mjs').Counts} count
 * @param {string} file
 */
function readCounts(count, file) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A runner that crashed leaves no report, or half of one.
    return null;
  }
}

/** A port that nothing listens on, so that the tests never meet another copy's server. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
