import { expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';
import { headBiases } from '../../../src/lib/transformer/biases';
import { valueAt, row } from '../../../src/lib/transformer/trace';

it('are what a head adds to W x for its queries and keys', async () => {
  const { model, identity, tokenizer } = await openNodeReader('minilm');
  const biases = await headBiases(model);
  expect(biases.map((heads) => heads.length)).toEqual(Array(6).fill(12));
  const { input, heads } = (await readText({ model, identity, tokenizer }, 'the bank')).layers[2];
  const { learned } = model.weights.layers[2];
  for (const name of ['query', 'key'] as const) {
    const weight = await learned![name].weight.data(); // [in, out], row after row
    for (const h of [0, 11]) {
      const made = heads[h][name === 'query' ? 'q' : 'k'];
      [0, 31].forEach((d) => {
        const column = h * 32 + d;
        const product = row(input, 1).reduce((sum, x, i) => sum + x * weight[i * 384 + column], 0);
        expect(product + biases[2][h][name][d]).toBeCloseTo(valueAt(made, 1, d), 3);
      });
    }
  }
});

it('are none where nothing is learned', async () => {
  const { model } = await openNodeReader('lecture-dot');
  expect(await headBiases(model)).toEqual([[], []]);
});
