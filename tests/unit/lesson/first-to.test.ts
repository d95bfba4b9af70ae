import { describe, expect, it } from 'vitest';
import { firstTo } from '../../../src/lib/lesson/first-to';
import { shortRun } from '../../../src/lib/words/en/lesson/short-run';

const point = (step: number, ...shares: number[]) => ({
  step,
  exams: shares.map((distracted) => ({ plain: 1, distracted }))
});

describe('who reaches 90 %', () => {
  it('is told by the first examination that finds it, whatever comes later', () => {
    const points = [point(20, 0.5, 0.5, 0.89), point(40, 0.9, 0.5, 0.6), point(60, 0.4, 0.5, 0.95)];
    expect(firstTo(3, points)).toEqual([40, null, 60]);
    expect(firstTo(3, [])).toEqual([null, null, null]);
  });

  it('is nobody where next words are examined', () => {
    expect(firstTo(1, [{ step: 20, exams: [{ loss: 0.1, accuracy: 0.99 }] }])).toEqual([null]);
  });

  it('is said with its step, and who is not there yet', () => {
    const say = (...steps: (number | null)[]) =>
      shortRun.first(['A', 'B', 'C'].map((name, i) => ({ name, step: steps[i] })));
    expect(say(null, null, null)).toBe('None has read 90 % of them in the right sense yet.');
    expect(say(40, null, 60)).toBe('First at 90 %: A, at step 40; then C, at step 60. Not yet: B.');
    expect(say(40, null, 40)).toBe('First at 90 %: A and C, at step 40. Not yet: B.');
  });
});
