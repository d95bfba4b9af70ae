import { expect, it } from 'vitest';
import { countPlaywright, countSmoke, countVitest, settle, sum } from '../../../scripts/counts.mjs';

const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));

it('counts tests one by one and leaves skipped ones out', () => {
  const testResults = [
    { status: 'passed', assertionResults: tests('passed', 'passed', 'pending', 'todo') },
    { status: 'failed', assertionResults: tests('passed', 'failed', 'failed') }
  ];
  expect(countVitest({ testResults })).toEqual({ passed: 3, failed: 2 });
});

it('counts a file whose tests could not run as one failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countVitest({ testResults })).toEqual({ passed: 0, failed: 1 });
});

it("counts Playwright's tests, and errors outside them", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 4 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
});

it('counts what other browsers passed, and says which were skipped', () => {
  expect(countSmoke('✓ typing\nbrowsers: 24 passed, 1 failed\n')).toEqual({
    passed: 24,
    failed: 1,
    skipped: ''
  });
  const line = 'browsers: 12 passed, 0 failed, 1 skipped (WebKit: it is not installed)';
  expect(countSmoke(line)).toEqual({
    passed: 12,
    failed: 0,
    skipped: '1 skipped (WebKit: it is not installed)'
  });
  expect(countSmoke('it never began')).toBeNull();
});

it('never calls a runner that failed a success', () => {
  expect(settle(true, { passed: 2, failed: 0 })).toEqual({ passed: 2, failed: 0 });
  expect(settle(false, { passed: 2, failed: 0 })).toEqual({ passed: 2, failed: 1 });
  expect(settle(true, null)).toEqual({ passed: 0, failed: 1 });
});

it('adds up', () => {
  const counts = { passed: 2, failed: 1 };
  expect(sum([counts, counts])).toEqual({ passed: 4, failed: 2 });
});
