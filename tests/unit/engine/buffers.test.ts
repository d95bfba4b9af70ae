import { expect, it } from 'vitest';
import { buffersOf } from '../../../src/lib/engine/buffers';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { openFolder } from '../../../src/lib/checkpoint/folder';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { loadWeights } from '../../../src/lib/transformer/weights';

it('finds each buffer once, however many views there are on it', () => {
  const data = new Float32Array(8);
  const views = { a: data.subarray(0, 4), b: [data.subarray(4), { c: new Float32Array(1) }] };
  expect(buffersOf(views)).toHaveLength(2);
});

it('weights are uploaded through one room without mixing them up', async () => {
  await startNodeBackend();
  const { config, tensors } = await openCheckpoint(openFolder('static/models/lecture'));
  const { layers } = loadWeights(config, tensors);
  const norm = await layers[1].mlpNorm.gain.data();
  expect(norm).toEqual(tensors.get('encoder.layer.1.output.LayerNorm.weight')!.values());
  const bias = await layers[0].up.bias.data();
  expect(bias).toEqual(tensors.get('encoder.layer.0.intermediate.dense.bias')!.values());
});
