import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openFolder } from '../../src/lib/checkpoint/folder';
import { findShards } from '../../src/lib/checkpoint/shards';
import { sha256 } from '../../src/lib/checkpoint/verify';

it.each(['minilm'])('%s is identified by the SHA-256 of the very files shipped', async (name) => {
  const folder = resolve('static/models', name);
  const files = openFolder(folder);
  const shards = await findShards(files);
  const weights = await Promise.all(shards.files.map((file) => files.read(file)));
  expect(shards.sha256).toBe(await sha256(weights));
  expect(readFileSync(resolve(folder, 'README.md'), 'utf8')).toContain(shards.sha256);
});
