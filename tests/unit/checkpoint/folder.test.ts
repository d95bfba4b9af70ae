import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CorruptFileError, MissingFileError } from '../../../src/lib/checkpoint/errors';
import { openFolder } from '../../../src/lib/checkpoint/folder';
import { utf8 } from './small';

const path = mkdtempSync(join(tmpdir(), 'riverbank-'));
writeFileSync(join(path, 'a'), 'abc');
afterAll(() => rmSync(path, { recursive: true }));

it('reads a file and reports it whole', async () => {
  const reports: number[][] = [];
  const report = (...counts: number[]) => reports.push(counts);
  expect(Uint8Array.from(await openFolder(path).read('a', { report }))).toEqual(utf8('abc'));
  expect(reports).toEqual([[3, 3]]);
});

it('throws MissingFileError for a file that is not there', async () => {
  await expect(openFolder(path).read('b')).rejects.toThrow(MissingFileError);
});

it('holds a file against the index', async () => {
  const facts = { bytes: 4, sha256: '' };
  await expect(openFolder(path).read('a', { facts })).rejects.toThrow(CorruptFileError);
});
