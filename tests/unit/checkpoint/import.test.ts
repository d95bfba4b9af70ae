import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { Float16RangeError } from '../../../src/lib/checkpoint/errors';
import { importCheckpoint } from '../../../src/lib/checkpoint/import';
import { writeSafetensors } from '../../../src/lib/checkpoint/write';
import { saidLater } from '../said';
import {
  CONFIG_JSON,
  json,
  memory,
  rawFile,
  smallTensors,
  tensor,
  TOKENIZER_JSON,
  utf8
} from './small';

const TOKENIZER_TEXT = JSON.stringify(TOKENIZER_JSON, null, 3);

/** A folder as Hugging Face has it: one file, names with a prefix, a pooler, whole-number ids. */
function source(): Map<string, Uint8Array> {
  const weights = new Map(
    [...smallTensors()].map(([name, weight]) => [`bert.${name}`, weight] as const)
  ).set('bert.pooler.dense.bias', tensor([4], [1, 2, 3, 4]));
  return new Map([
    ['config.json', json({ ...CONFIG_JSON, _name_or_path: '/home/somebody/model' })],
    ['tokenizer.json', utf8(TOKENIZER_TEXT)],
    ['README.md', utf8('license: mit\n')],
    ['model.safetensors', writeSafetensors(weights)]
  ]);
}

const entry = (dtype: string, shape: number[], data_offsets: number[]) => ({
  dtype,
  shape,
  data_offsets
});
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
    expect(textOf(files.get('tokenizer.json'))).toBe(TOKENIZER_TEXT);
  });

  it('says float16 in config.json and drops the path that it was saved under', async () => {
    const { files } = await importCheckpoint(memory(source()), 'small');
    const config = JSON.parse(textOf(files.get('config.json'))) as object;
    expect(config).toEqual({ ...CONFIG_JSON, torch_dtype: 'float16' });
  });

  it('writes what tokenizer_config.json overrules into tokenizer.json, which then stands alone', async () => {
    const folder = source().set('tokenizer_config.json', json({ do_lower_case: false }));
    const { files } = await importCheckpoint(memory(folder), 'small');
    const written = JSON.parse(textOf(files.get('tokenizer.json'))) as typeof TOKENIZER_JSON;
    expect(written).toMatchObject({ normalizer: { lowercase: false } });
    const { tokenizerJson } = await openCheckpoint(memory(files));
    expect(tokenizerJson).toEqual(written);
  });

  it.each([NaN, 70_000])('leaves a pooler out that holds %d, and says so', async (odd) => {
    const values = Float32Array.of(1, odd, 3, 4);
    const header = { 'bert.pooler.dense.bias': entry('F32', [4], [0, 16]) };
    const folder = source();
    const names = [...smallTensors().keys()].map((name) => [`bert.${name}`, 'model.safetensors']);
    const index = {
      weight_map: { ...Object.fromEntries(names), 'bert.pooler.dense.bias': 'p.safetensors' }
    };
    folder
      .set('model.safetensors.index.json', json(index))
      .set('model.safetensors', writeSafetensors(smallTensors()))
      .set('p.safetensors', rawFile(header, new Uint8Array(values.buffer)));
    const { files, leftOut } = await importCheckpoint(memory(folder), 'small');
    expect(leftOut).toEqual(['pooler.dense.bias']);
    expect(textOf(files.get('README.md'))).toContain('pooler.dense.bias');
    expect([...(await openCheckpoint(memory(files))).others.keys()]).toEqual([]);
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
