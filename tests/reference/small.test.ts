import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, type Checkpoint } from '../../src/lib/checkpoint/checkpoint';
import { openFolder } from '../../src/lib/checkpoint/folder';
import { importCheckpoint } from '../../src/lib/checkpoint/import';
import { openMemory } from '../../src/lib/checkpoint/memory';
import { startNodeBackend } from '../../src/lib/engine/node';
import { openReader, readText } from '../../src/lib/engine/reader';
import { saidLater } from '../unit/said';
import { largestDifference } from './reference';

/** What transformers makes of a folder, or the field that this page refuses it for. */
type Expected =
  | { readonly refused: string }
  | {
      readonly readings: readonly {
        readonly text: string;
        readonly ids: readonly number[];
        /** The last vectors, row after row. */
        readonly last: readonly number[];
      }[];
    };

const TOLERANCE = 1e-4;

const SMALL = fileURLToPath(new URL('small/', import.meta.url));
const folders = readdirSync(SMALL).map((name) => {
  const expected = JSON.parse(readFileSync(`${SMALL}${name}/expected.json`, 'utf8')) as Expected;
  return { name, expected };
});
const read = folders.flatMap(({ name, expected }) =>
  'readings' in expected ? [{ name, ...expected }] : []
);
const refused = folders.flatMap(({ name, expected }) =>
  'refused' in expected ? [{ name, ...expected }] : []
);

const open = (name: string) => openFolder(`${SMALL}${name}`);
const ways: readonly [string, (name: string) => Promise<Checkpoint>][] = [
  ['opened', (name) => openCheckpoint(open(name))],
  [
    'imported',
    async (name) => openCheckpoint(openMemory((await importCheckpoint(open(name), name)).files))
  ]
];

beforeAll(startNodeBackend);

describe.each(ways)('a small checkpoint that is %s', (_, openIt) => {
  it.each(read)('is read as transformers reads it: $name', async ({ name, readings }) => {
    const reader = openReader(name, await openIt(name));
    for (const { text, ids, last } of readings) {
      const trace = await readText(reader, text);
      expect(trace.tokens.map(({ id }) => id)).toEqual(ids);
      const difference = largestDifference(trace.hidden.slice(-1), Float32Array.from(last), 1);
      expect(difference).toBeLessThan(TOLERANCE);
    }
  });

  it.each(refused)('is refused, with the name of the field: $name', async ({ name, refused }) => {
    expect(await saidLater(openIt(name))).toContain(refused);
  });
});
