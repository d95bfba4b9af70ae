/**
 * `npm test`: installs what is missing and runs every check; the last line says how many passed.
 * `npm test -- --only=unit` runs one kind: lint, types, unit, build,
 * browser or browsers (the smoke test in Firefox and WebKit).
 */
import { sum } from './counts.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { steps } from './steps.mjs';

requireNode();
const chosen = chosenSteps();
const outcomes = [{ passed: 0, failed: (await install()) ? 0 : 1 }];
for (const step of chosen) outcomes.push(await show(step));
const { passed, failed } = sum(outcomes);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

/**
 * Runs a step and prints its outcome in one line, above it what it wrote if it failed.
 *
 * @param {import('./steps.mjs').Step} step
 */
async function show({ name, run }) {
  const start = Date.now();
  const {
    passed,
    failed,
    output,
    skipped = ''
  } = await run().catch((error) => ({
    passed: 0,
    failed: 1,
    output: `${error.message}\n`,
    skipped: ''
  }));
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped ? [skipped] : [])].join(', ');
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${counts} (${seconds} s)`);
  return { passed, failed };
}

/** The steps that `--only=` names, or all. */
function chosenSteps() {
  const args = process.argv.slice(2);
  if (args.length === 0) return steps;
  const only = args.map((arg) => arg.replace('--only=', ''));
  const kinds = [...new Set(steps.flatMap((step) => step.only))];
  const unknown = only.find((kind) => !kinds.includes(kind));
  if (unknown === undefined)
    return steps.filter((step) => step.only.some((kind) => only.includes(kind)));
  console.error(`There is no kind of test "${unknown}"; there are ${kinds.join(', ')}.`);
  process.exit(2);
}
