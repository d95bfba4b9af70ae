import { afterEach, expect, it } from 'vitest';
import { MODELS } from '../../../src/lib/engine/models';
import { parseView } from '../../../src/lib/state/view';
import { keepTrained, offeredModels, trainedModel } from '../../../src/lib/state/trained';

const names = () => offeredModels().map(({ name }) => name);
const link = new URLSearchParams('model=trained&text=a');

afterEach(() => keepTrained(null));

it('with nothing trained, an address that asks for it gets the default model', () => {
  expect(trainedModel()).toBeNull();
  expect(names()).toEqual(Object.keys(MODELS));
  expect(parseView(link, names()).model).toBe('minilm');
});

it('offers the last model trained beside those that are shipped', () => {
  const told = { title: 'Trained here', source: 'learned Q, K, V, 400 steps', licence: 'yours' };
  const model = { ...told, files: new Map() };
  keepTrained({ ...model, title: 'older' });
  keepTrained(model);
  expect(trainedModel()).toBe(model);
  expect(offeredModels().at(-1)).toEqual({ name: 'trained', ...told });
  expect(parseView(link, names()).model).toBe('trained');
});
