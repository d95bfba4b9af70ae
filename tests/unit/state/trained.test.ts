import { afterEach, expect, it, vi } from 'vitest';
import { MODELS } from '../../../src/lib/engine/models';
import { parseView } from '../../../src/lib/state/view';
import { recallModel } from '../../../src/lib/state/trained-store';
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

it('a tab without room for a newer model keeps no older one under its name', () => {
  const kept = new Map<string, string>();
  let full = false;
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    setItem: (key: string, value: string) => {
      if (full) throw new Error('QuotaExceededError');
      kept.set(key, value);
    }
  });
  const files = new Map([['config.json', new Uint8Array([1, 2])]]);
  keepTrained({ title: 'older', files });
  expect(recallModel()).toEqual({ title: 'older', files });
  full = true;
  keepTrained({ title: 'newer', files });
  expect(trainedModel()?.title).toBe('newer');
  expect(recallModel()).toBeNull();
  vi.unstubAllGlobals();
});
