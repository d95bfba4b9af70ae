/** `npm run bench`: measures the built page in a real browser and rewrites docs/performance.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { isBuilt } from './bench/build';
import { cuts } from './bench/cuts';
import { effects } from './bench/effects';
import { first } from './bench/first';
import { growth } from './bench/growth';
import { keys } from './bench/keys';
import { learning, learningMemory } from './bench/learning';
import { lecture } from './bench/lecture';
import { ledger } from './bench/ledger';
import { lines } from './bench/lines';
import { describeMachine, load } from './bench/machine';
import type { Measurement } from './bench/measurement';
import { replaceMeasured, toMarkdown } from './bench/report';
import { inFirefox } from './bench/runtime/firefox';
import { byOperation } from './bench/runtime/operations';
import { runtime } from './bench/runtime/runtime';
import { serve } from './bench/serve';
import { slider } from './bench/slider';
import { sweep } from './bench/sweep';
import { weight } from './bench/weight';
import { ensureBrowser } from './browser.mjs';
import { buildIn } from './build/build-in.mjs';
import { placesIn, ROOMS } from './build/places.mjs';
import { root } from './run.mjs';

/** In the order of the document. */
const MEASUREMENTS: readonly Measurement[] = [
  first,
  lines,
  keys,
  slider,
  ledger,
  lecture,
  learning,
  learningMemory,
  growth,
  cuts,
  sweep,
  effects,
  runtime,
  inFirefox,
  byOperation,
  weight
];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    only: { type: 'string', default: '' }
  }
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs should be a whole number from 1, but is "${values.runs}".`);
  process.exit(2);
}

process.chdir(root);
const loadBefore = load();
// A room of its own: npm start may be serving build/.
const { page } = placesIn(ROOMS.bench);
if (!isBuilt(root, page) && !(await buildIn(ROOMS.bench)).ok) process.exit(1);
const build = join(root, page);
const executablePath = (await ensureBrowser()) ?? undefined;
// Chromium's sandbox refuses to run as root, as a container's user often is.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const launch = () =>
  chromium.launch({
    executablePath,
    args: [...sandbox, '--disable-background-networking', '--disable-component-update']
  });

const server = await serve(build);
const browser = await launch();
try {
  const sections: string[] = [];
  for (const { name, run } of MEASUREMENTS.filter(({ name }) => name.includes(values.only))) {
    console.log(`Measuring: ${name} …`);
    const section = await run({ browser, server, build, runs, launch });
    if (!section) console.log('  not on this page yet, left out');
    else sections.push(toMarkdown(section));
  }
  const measured = [describeMachine(browser, loadBefore), ...sections].join('\n\n');
  console.log(`\n${measured}\n`);
  if (!values.only) await rewrite(join(root, 'docs/performance.md'), measured);
} catch (error) {
  // Said here: what TensorFlow.js makes of an uncaught error is a page of its own minified code.
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
// The engine's channel to its next task is open for as long as the worker that it is made for, and
// keeps Node up.
process.exit();

async function rewrite(path: string, measured: string): Promise<void> {
  const document = replaceMeasured(await readFile(path, 'utf8'), measured);
  const config = await resolveConfig(path);
  await writeFile(path, await format(document, { ...config, filepath: path }));
  console.log('docs/performance.md has been rewritten.');
}
