import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import {
  canTakeRows,
  rowsOf,
  rowsThatGathered,
  someRows
} from '../../../src/lib/transformer/some-rows';
import { row, valueAt, type Matrix } from '../../../src/lib/transformer/trace';

const TEXT = 'I went swimming with Anna at the bank.';
let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});

/** The largest difference between two matrices of one shape. */
function distance(a: Matrix, b: Matrix): number {
  expect([a.rows, a.columns]).toEqual([b.rows, b.columns]);
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}

const CUTS = [
  [],
  ['edge layer=3 head=* from=8 to=0', 'mute layer=3 head=2 from=8 to=3', 'head layer=3 head=5'],
  ['attention layer=3'],
  ['mlp layer=*', 'mute layer=* head=* from=1 to=*']
];

it.each(CUTS)('rows computed alone are those of the whole layer: %s %s %s', async (...written) => {
  const cuts = written.map(parseCut);
  const { hidden } = await readText(reader, TEXT, cuts);
  const before = memory().numTensors;
  for (const positions of [[8], [1, 8], [10, 0, 3]]) {
    const layer = { number: 3, input: hidden[2], cuts };
    const rows = await someRows(reader.model, layer, positions);
    expect(distance(rows, rowsOf(hidden[3], positions))).toBeLessThan(1e-5);
  }
  expect(memory().numTensors).toBe(before);
});

it('rows that gathered what the heads hand over become those of the layer, each by itself', async () => {
  const { hidden, layers } = await readText(reader, TEXT);
  const positions = [8, 8, 3];
  const data = positions.flatMap((i) =>
    layers[1].heads.flatMap(({ pattern, v }) =>
      Array.from({ length: v.columns }, (_, d) =>
        row(pattern, i).reduce((sum, weight, j) => sum + weight * valueAt(v, j, d), 0)
      )
    )
  );
  const z = { rows: 3, columns: 384, data: Float32Array.from(data) };
  z.data.fill(0, 0, 384); // the first gathers nothing
  const layer = { number: 2, input: hidden[1], cuts: [] };
  const rows = await rowsThatGathered(reader.model, layer, positions, z);
  expect(distance(rowsOf(rows, [1, 2]), rowsOf(hidden[2], [8, 3]))).toBeLessThan(1e-5);
  const muted = await readText(reader, TEXT, [parseCut('mute layer=2 head=* from=8 to=*')]);
  expect(distance(rowsOf(rows, [0]), rowsOf(muted.hidden[2], [8]))).toBeLessThan(1e-5);
});

it('asks for whole layers where keys are queries', () => {
  expect(canTakeRows([parseCut('keys layer=1 head=1')])).toBe(false);
  expect(canTakeRows([parseCut('edge layer=1 head=1 from=0 to=0')])).toBe(true);
});
