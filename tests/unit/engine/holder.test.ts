import { memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { Holder } from '../../../src/lib/engine/holder';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';

const card = {} as ModelCard;

it('frees a replaced model at once, or when the reading under way with it has ended', async () => {
  const holder = new Holder();
  expect(await holder.use(() => Promise.resolve('never'))).toBeNull();

  holder.replace(await openNodeReader('lecture'), card);
  await holder.use((reader) => readText(reader, 'a first pass makes what is kept'));
  const one = memory().numTensors;
  holder.replace(await openNodeReader('lecture'), card);
  expect(memory().numTensors).toBe(one);

  let go = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  const trace = holder.use(async (reader) => {
    await waiting;
    return readText(reader, 'i went swimming with anna at the bank .');
  });
  const next = await openNodeReader('lecture');
  holder.replace(next, card);
  expect(memory().numTensors).toBe(2 * one);
  go();
  expect((await trace)?.tokens).toHaveLength(9);
  expect(memory().numTensors).toBe(one);
  expect(holder.reader).toBe(next);
});
