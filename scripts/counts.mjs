/**
 * How many checks passed and failed.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Counts vitest's tests. A file that failed before its tests could run counts as one failure.
 *
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 *   what vitest's json reporter writes
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
  const counts = { passed: 0, failed: 0 };
  for (const file of testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed').length;
    counts.passed += file.assertionResults.filter((test) => test.status === 'passed').length;
    counts.failed += file.status === 'failed' ? Math.max(1, failed) : failed;
  }
  return counts;
}

/**
 * Counts Playwright's tests; each error outside any test counts as one failure.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 *   what Playwright's json reporter writes
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * Counts the smoke tests in other browsers, from the line that they end with.
 *
 * @param {string} output
 * @returns {Counts & { skipped: string } | null} `skipped` says which browsers were, and why; null
 *   when there is no such line
 */
export function countSmoke(output) {
  const line = /^browsers: (\d+) passed, (\d+) failed(?:, (\d+ skipped .*))?$/m.exec(output);
  if (!line) return null;
  const [, passed, failed, skipped = ''] = line;
  return { passed: Number(passed), failed: Number(failed), skipped };
}

/**
 * The counts of a runner that has ended: its report's, but never without a failure when the runner
 * itself failed, or left no report.
 *
 * @param {boolean} ok whether the runner ended well
 * @param {Counts | null} counts
 * @returns {Counts}
 */
export function settle(ok, counts) {
  const { passed, failed } = counts ?? { passed: 0, failed: 1 };
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0)
  };
}
