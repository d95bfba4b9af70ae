import { describe, expect, it } from 'vitest';
import * as errors from '../../../src/lib/checkpoint/errors';
import { checkTensors } from '../../../src/lib/checkpoint/names';
import type { CheckpointTensor } from '../../../src/lib/checkpoint/tensor';
import { said } from '../said';
import { CONFIG, smallTensors } from './small';

const found = () =>
  new Map<string, CheckpointTensor>(
    [...smallTensors()].map(([name, { shape, values }]) => [
      name,
      { dtype: 'F16', shape, values, row: () => new Float32Array(), bytes: new Uint8Array() }
    ])
  );
const KEY = 'encoder.layer.1.attention.self.key.weight';

describe('checkTensors', () => {
  it('takes a complete set, and parts off what the model does not need', () => {
    const all = found().set('pooler.dense.bias', found().get(KEY)!);
    const { tensors, others } = checkTensors(CONFIG, all);
    expect([...tensors.keys()]).toEqual([...found().keys()]);
    expect([...others.keys()]).toEqual(['pooler.dense.bias']);
  });

  it('takes names that begin with "bert."', () => {
    const prefixed = new Map([...found()].map(([name, tensor]) => [`bert.${name}`, tensor]));
    expect([...checkTensors(CONFIG, prefixed).tensors.keys()]).toEqual([...found().keys()]);
  });

  it('refuses a set that lacks a weight, naming it and its shape', () => {
    const all = found();
    all.delete(KEY);
    expect(() => checkTensors(CONFIG, all)).toThrow(errors.MissingTensorError);
    expect(said(() => checkTensors(CONFIG, all))).toContain(`no "${KEY}"`);
    expect(said(() => checkTensors(CONFIG, all))).toContain('[4, 4]');
  });

  it.each([[[4, 5]], [[16]], [[4, 4, 1]]])('refuses the shape %j, naming both shapes', (shape) => {
    const all = found().set(KEY, { ...found().get(KEY)!, shape });
    expect(() => checkTensors(CONFIG, all)).toThrow(errors.TensorShapeError);
    expect(said(() => checkTensors(CONFIG, all))).toContain(`[${shape.join(', ')}]; config.json`);
    expect(said(() => checkTensors(CONFIG, all))).toContain('asks for [4, 4]');
  });

  it('refuses a needed weight of whole numbers', () => {
    const all = found().set(KEY, { ...found().get(KEY)!, dtype: 'I8' });
    expect(() => checkTensors(CONFIG, all)).toThrow(errors.UnknownDtypeError);
  });
});
