import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { dot } from '../../../src/lib/measures/vectors';
import { singularValues } from '../../../src/lib/measures/singular-values';
import { headBiases } from '../../../src/lib/transformer/biases';
import { headWeights } from '../../../src/lib/transformer/head-weights';
import { row, valueAt } from '../../../src/lib/transformer/trace';

let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});

it('a head’s queries follow from its matrix, its bias and the layer’s input', async () => {
  const { layers } = await readText(reader, 'I went swimming with Anna at the bank.');
  const { query } = (await headWeights(reader.model, 1, 4))!;
  const biases = (await headBiases(reader.model))[0][3];
  const x = row(layers[0].input, 8);
  for (const d of [0, 13, 31]) {
    const column = Float32Array.from({ length: query.rows }, (_, r) => valueAt(query, r, d));
    expect(dot(x, column) + biases.query[d]).toBeCloseTo(valueAt(layers[0].heads[3].q, 8, d), 4);
  }
});

// numpy.linalg.svd of rows 96 to 127 of encoder.layer.0.attention.self.{query,key,value}.weight
it.each([
  ['query', 2.6418745863, 0.7302211355, 48.1957671284],
  ['key', 2.3603006148, 1.041366009938, 46.7492954503],
  ['value', 1.8351765079, 0.4874542698, 27.0600566054]
] as const)('%s of layer 1, head 4 stretches as numpy says', async (kind, most, least, sum) => {
  const values = singularValues((await headWeights(reader.model, 1, 4))![kind]);
  expect(values).toHaveLength(32);
  expect(values[0]).toBeCloseTo(most, 5);
  expect(values[31]).toBeCloseTo(least, 5);
  expect(values.reduce((all, one) => all + one)).toBeCloseTo(sum, 4);
});

it('leaves no tensor behind', async () => {
  const before = memory().numTensors;
  await headWeights(reader.model, 2, 1);
  expect(memory().numTensors).toBe(before);
});

it('there is nothing where attention learns nothing', async () => {
  const twin = await openNodeReader('lecture-dot');
  expect(await headWeights(twin.model, 1, 1)).toBeNull();
});
