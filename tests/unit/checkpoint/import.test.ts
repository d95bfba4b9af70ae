import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { Float16RangeError } from '../../../src/lib/checkpoint/errors';
import { importCheckpoint } from '../../../src/lib/checkpoint/import';
import { writeSafetensors } from '../../../src/lib/checkpoint/write';
import { saidLater } from '../said';
import { CONFIG_JSON, json, memory, rawFile, smallTensors, tensor, utf8 } from './small';

/** A folder as Hugging Face has it: one file, names with a prefix, a pooler, whole-number ids. */
function source(): Map<string, Uint8Array> {
  const weights = new Map(
    [...smallTensors()].map(([name, weight]) => [`bert.${name}`, weight] as const)
  ).set('bert.pooler.dense.bias', tensor([4], [1, 2, 3, 4]));
  return new Map([
    ['config.json', json({ ...CONFIG_JSON, _name_or_path: '/home/somebody/model' })],
    ['tokenizer.json', utf8('{ "model":  1 }')],
    ['README.md', utf8('license: mit\n')],
    ['model.safetensors', writeSafetensors(weights)]
  ]);
}

const textOf = (bytes?: Uint8Array) => new TextDecoder().decode(bytes);

describe('importCheckpoint', () => {
  it('writes a folder that opens with the same weights', async () => {
    const { files, sha256 } = await importCheckpoint(memory(source()), 'small');
    const opened = await openCheckpoint(memory(files));
    for (const [name, { values }] of smallTensors()) {
      expect(opened.tensors.get(name)!.values()).toEqual(values());
    }
    expect(opened.sha256).toBe(sha256);
  });

  it('keeps the pooler, without which PyTorch would draw one at random', async () => {
    const { files } = await importCheckpoint(memory(source()), 'small');
    const { others } = await openCheckpoint(memory(files));
    expect([...others.keys()]).toEqual(['pooler.dense.bias']);
  });

  it('hands the tokenizer on byte for byte', async () => {
    const { files } = await importCheckpoint(memory(source()), 'small');
    expect(textOf(files.get('tokenizer.json'))).toBe('{ "model":  1 }');
  });

  it('says float16 in config.json and drops the path that it was saved under', async () => {
    const { files } = await importCheckpoint(memory(source()), 'small');
    const config = JSON.parse(textOf(files.get('config.json'))) as object;
    expect(config).toEqual({ ...CONFIG_JSON, torch_dtype: 'float16' });
  });

  it('writes a model card, with or without one in the source', async () => {
    const folder = source();
    const withCard = await importCheckpoint(memory(folder), 'small');
    expect(textOf(withCard.files.get('README.md'))).toContain('**Licence:** mit');
    folder.delete('README.md');
    const without = await importCheckpoint(memory(folder), 'small');
    expect(textOf(without.files.get('README.md'))).toContain('not named in the imported folder');
  });

  it('refuses a weight that float16 cannot hold, naming it', async () => {
    const tensors = [...smallTensors()];
    const header = Object.fromEntries(
      tensors.map(([name, { shape, values }], i) => {
        const before = tensors.slice(0, i).reduce((sum, [, t]) => sum + t.values().length * 4, 0);
        const data_offsets = [before, before + values().length * 4];
        return [name, { dtype: 'F32', shape, data_offsets }];
      })
    );
    const numbers = tensors.flatMap(([, { values }]) => [...values()]);
    numbers[numbers.length - 1] = 70_000;
    const data = new Uint8Array(Float32Array.from(numbers).buffer);
    const folder = source().set('model.safetensors', rawFile(header, data));
    const importing = importCheckpoint(memory(folder), 'small');
    await expect(importing).rejects.toThrow(Float16RangeError);
    expect(await saidLater(importing)).toContain(tensors[tensors.length - 1][0]);
  });
});
