import { expect, it, vi } from 'vitest';
import { NotJsonError } from '../../../src/lib/checkpoint/errors';
import { readJson } from '../../../src/lib/checkpoint/files';
import { saidLater } from '../said';
import { json, memory, utf8 } from './small';

it('reads JSON', async () => {
  const files = memory(new Map([['a', json({ b: [1] })]]));
  expect(await readJson(files, 'a')).toEqual({ b: [1] });
});

it('says what a file begins with that is no JSON, and forgets it', async () => {
  const files = memory(new Map([['config.json', utf8('<!doctype html><html>')]]));
  const forget = vi.spyOn(files, 'forget');
  const reading = readJson(files, 'config.json');
  await expect(reading).rejects.toThrow(NotJsonError);
  expect(await saidLater(reading)).toMatch(/config\.json.*<!doctype html>/);
  expect(forget).toHaveBeenCalledWith('config.json');
});
