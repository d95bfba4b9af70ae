import { describe, expect, it } from 'vitest';
import { Attempt } from '../../../src/lib/figures/attempt.svelte';

const failed = (error: unknown) => `Not done: ${(error as Error).message}`;

describe('an attempt', () => {
  it('says nothing of what worked', async () => {
    const attempt = new Attempt();
    await attempt.run(() => Promise.resolve(1), failed);
    expect(attempt.trouble).toBeNull();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no room');
      }
    ],
    ['rejects', () => Promise.reject(new Error('no room'))]
  ])('says why where the action %s, until it is tried again', async (_, action) => {
    const attempt = new Attempt();
    await attempt.run(action, failed);
    expect(attempt.trouble).toBe('Not done: no room');
    const again = attempt.run(() => Promise.resolve(), failed);
    expect(attempt.trouble).toBeNull();
    await again;
    expect(attempt.trouble).toBeNull();
  });

  it('is running until the action has ended, well or not', async () => {
    const attempt = new Attempt();
    let fail!: (error: Error) => void;
    const done = attempt.run(() => new Promise((_, reject) => (fail = reject)), failed);
    expect(attempt.running).toBe(true);
    fail(new Error('no room'));
    await done;
    expect(attempt.running).toBe(false);
  });
});
