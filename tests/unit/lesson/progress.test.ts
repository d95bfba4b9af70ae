import { describe, expect, it } from 'vitest';
import { STEP_NAMES } from '../../../src/lib/lesson/names';
import {
  answered,
  due,
  LATER,
  NOTHING_SAID,
  type Progress
} from '../../../src/lib/lesson/progress';

const say = (progress: Progress, step: number, sure: boolean, right: boolean) =>
  answered(progress, STEP_NAMES[step], { option: 'x', sure, right, of: '' });

describe('what comes back', () => {
  it('is a confident error, once others lie between', () => {
    let progress = say(NOTHING_SAID, 1, true, false);
    for (let i = 0; i < LATER; i++) {
      expect(due(progress)).toBeNull();
      progress = say(progress, 2 + i, true, true);
    }
    expect(due(progress)).toBe(STEP_NAMES[1]);
  });

  it('is no unsure error, and nothing that was right', () => {
    let progress = say(NOTHING_SAID, 1, false, false);
    progress = say(progress, 2, true, true);
    for (let i = 3; i < 8; i++) progress = say(progress, i, false, true);
    expect(due(progress)).toBeNull();
  });

  it('comes once, however it was answered then', () => {
    let progress = say(NOTHING_SAID, 1, true, false);
    for (let i = 2; i < 5; i++) progress = say(progress, i, true, true);
    for (const right of [true, false]) {
      expect(due({ ...progress, again: { [STEP_NAMES[1]]: right } })).toBeNull();
    }
    // Nor where the same step is wrong again, on another sentence.
    const again = { ...progress, again: { [STEP_NAMES[1]]: false } };
    let more = say(again, 1, true, false);
    for (let i = 5; i < 9; i++) more = say(more, i, true, true);
    expect(due(more)).toBeNull();
  });

  it('is the earliest of several', () => {
    let progress = say(NOTHING_SAID, 5, true, false);
    progress = say(progress, 3, true, false);
    progress = say(progress, 6, true, true);
    progress = say(progress, 7, true, true);
    expect(due(progress)).toBe(STEP_NAMES[5]);
    expect(due({ ...progress, again: { [STEP_NAMES[5]]: true } })).toBe(STEP_NAMES[3]);
  });
});
