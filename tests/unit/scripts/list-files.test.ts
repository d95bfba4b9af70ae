import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles } from '../../../scripts/build/list-files.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riverbank-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text = name): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

it('lists what pages need by the address that they ask for, with length and checksum', () => {
  write('index.html');
  write('learn/index.html');
  write('_app/immutable/workers/assets/a.wasm', '0123');
  const sha256 = createHash('sha256').update('0123').digest('base64');
  const files = listFiles(folder);
  expect(Object.keys(files).sort()).toEqual(['', '_app/immutable/workers/assets/a.wasm', 'learn/']);
  expect(files['_app/immutable/workers/assets/a.wasm']).toEqual({
    bytes: 4,
    integrity: `sha256-${sha256}`
  });
});

it('leaves out models, and what a host reads or changes: one missing file would keep all of them away', () => {
  for (const name of ['models/a/config.json', 'service-worker.js', 'files.json', '_headers'])
    write(name);
  for (const name of ['.nojekyll', '_app/version.json']) write(name);
  expect(listFiles(folder)).toEqual({});
});
