import { expose, wrap } from 'comlink';
import { afterEach, expect, it } from 'vitest';
import '../../../src/lib/engine/throws';
import { DownloadError } from '../../../src/lib/checkpoint/errors';
import { DivergedError } from '../../../src/lib/learning/trainer';
import { errorSentence } from '../../../src/lib/words/en/errors';

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** The error with which a call across two ports ends, when `error` is thrown on the other side. */
async function across(error: unknown): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const fail = () => {
    throw error;
  };
  expose({ fail }, port1);
  const there = wrap<{ fail: () => void }>(port2);
  return there.fail().then(
    () => null,
    (arrived: unknown) => arrived
  );
}

it('hands over name and facts, so that the other side has the same sentence', async () => {
  const facts = { kind: 'stopped', file: 'a', bytes: 6, reason: 'network error' } as const;
  const arrived = await across(new DownloadError(facts));
  expect(arrived).toBeInstanceOf(Error);
  expect(arrived).toMatchObject({ name: 'DownloadError', facts });
  expect(errorSentence(arrived)).toBe(errorSentence(new DownloadError(facts)));
});

it('hands over numbers that JSON has no word for', async () => {
  const arrived = await across(new DivergedError({ loss: NaN, step: 3, blindGuess: 4, backAt: 0 }));
  expect(errorSentence(arrived)).toContain('The loss was NaN in step 3');
});

it('leaves errors without facts, and what is no error, as they were', async () => {
  const arrived = await across(new RangeError('too far'));
  expect(arrived).toMatchObject({ name: 'RangeError', message: 'too far' });
  expect(arrived).not.toHaveProperty('facts');
  expect(await across('a word')).toBe('a word');
});
