import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import * as errors from '../../../src/lib/checkpoint/errors';
import type { CheckpointFiles } from '../../../src/lib/checkpoint/files';
import { sha256 } from '../../../src/lib/checkpoint/verify';
import { writeSafetensors } from '../../../src/lib/checkpoint/write';
import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { TokenizerError } from '../../../src/lib/tokenizer/error';
import { UnsupportedModelError } from '../../../src/lib/transformer/config';
import { saidLater } from '../said';
import {
  CONFIG,
  CONFIG_JSON,
  json,
  memory,
  rawFile,
  smallFolder,
  smallTensors,
  tensor,
  TOKENIZER_JSON,
  utf8
} from './small';

const SINGLE = 'model.safetensors';
const INDEX = 'model.safetensors.index.json';
const LAST = 'model-00003-of-00003.safetensors';

const singleFolder = () =>
  new Map([
    ['config.json', json(CONFIG_JSON)],
    ['tokenizer.json', json(TOKENIZER_JSON)],
    [SINGLE, writeSafetensors(smallTensors())]
  ]);

/** The folder with Hugging Face's plain index: no lengths, no hashes. */
async function plainFolder() {
  const folder = await smallFolder();
  const index = JSON.parse(new TextDecoder().decode(folder.get(INDEX))) as { weight_map: object };
  return folder.set(INDEX, json({ weight_map: index.weight_map }));
}

describe('openCheckpoint', () => {
  it.each([
    ['with an index', smallFolder],
    ['with a plain Hugging Face index', plainFolder],
    ['with one weight file', () => Promise.resolve(singleFolder())]
  ])('opens a folder %s', async (_, make) => {
    const {
      config,
      tensors,
      tokenizerJson: read,
      parameters
    } = await openCheckpoint(memory(await make()));
    expect(config).toEqual(CONFIG);
    expect(read).toEqual(TOKENIZER_JSON);
    expect([...tensors.keys()]).toEqual([...smallTensors().keys()]);
    for (const [name, { values }] of smallTensors()) {
      expect(tensors.get(name)!.values()).toEqual(values());
    }
    const sizes = [...smallTensors().values()].map(({ values }) => values().length);
    expect(parameters).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('gives the SHA-256 of the weight files put end to end, with and without the index', async () => {
    const folder = await smallFolder();
    const names = [...folder.keys()].filter((name) => name.endsWith('.safetensors')).sort();
    const expected = await sha256(names.map((name) => folder.get(name)!));
    expect((await openCheckpoint(memory(folder))).sha256).toBe(expected);
    expect((await openCheckpoint(memory(await plainFolder()))).sha256).toBe(expected);
    const single = singleFolder();
    expect((await openCheckpoint(memory(single))).sha256).toBe(await sha256([single.get(SINGLE)!]));
  });

  it('reports every byte of weights and tokenizer, out of a total known from the start', async () => {
    const reports: number[][] = [];
    const files = memory(await smallFolder());
    const { bytes } = await openCheckpoint(files, (...counts) => reports.push(counts));
    expect(reports.every(([, total]) => total === bytes)).toBe(true);
    expect(reports[reports.length - 1]).toEqual([bytes, bytes]);
  });

  it.each(['config.json', 'tokenizer.json', LAST])('says that %s is missing', async (name) => {
    const folder = await smallFolder();
    folder.delete(name);
    const opening = openCheckpoint(memory(folder));
    await expect(opening).rejects.toThrow(errors.MissingFileError);
    expect(await saidLater(opening)).toContain(name);
  });

  it('says that config.json is a web page', async () => {
    const folder = (await smallFolder()).set('config.json', utf8('<!doctype html>'));
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(errors.NotJsonError);
  });

  it('refuses another architecture', async () => {
    const folder = (await smallFolder()).set('config.json', json({ model_type: 'gpt2' }));
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(UnsupportedModelError);
  });

  it('refuses a tokenizer that is no JSON', async () => {
    const folder = singleFolder().set('tokenizer.json', utf8('{'));
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(errors.NotJsonError);
  });

  it('refuses a tokenizer with an entry that has no embedding, naming both', async () => {
    const vocabulary = createVocabulary(Array.from('abcdefghi'));
    const folder = singleFolder().set('tokenizer.json', json(tokenizerJson(vocabulary)));
    const opening = openCheckpoint(memory(folder));
    await expect(opening).rejects.toThrow(TokenizerError);
    expect(await saidLater(opening)).toContain('"i" has the id 10, but the model has embeddings');
  });

  it('reads what tokenizer_config.json overrules, and asks no server for one that is not listed', async () => {
    const folder = await smallFolder();
    const asked: string[] = [];
    const files = memory(folder);
    const distant: CheckpointFiles = {
      ...files,
      distant: true,
      read: (name, options) => (asked.push(name), files.read(name, options))
    };
    await openCheckpoint(distant);
    expect(asked.every((name) => folder.has(name))).toBe(true);
    folder.set('tokenizer_config.json', json({ do_lower_case: false }));
    const { tokenizer } = await openCheckpoint(memory(folder));
    expect(tokenizer.encode('the The').map(({ unknown }) => unknown)).toEqual([false, true]);
  });

  it.each([NaN, Infinity, 1e300])(
    'refuses %d in a weight that is needed, naming it',
    async (odd) => {
      const [[name, { shape, values }], ...rest] = smallTensors();
      const numbers = Float64Array.from(values());
      numbers[3] = odd;
      const bytes = new Uint8Array(numbers.buffer);
      const header = { [name]: { dtype: 'F64', shape, data_offsets: [0, bytes.length] } };
      const index = {
        weight_map: Object.fromEntries([[name, 'a.safetensors'], ...rest.map(([n]) => [n, SINGLE])])
      };
      const folder = singleFolder()
        .set(INDEX, json(index))
        .set('a.safetensors', rawFile(header, bytes))
        .set(SINGLE, writeSafetensors(new Map(rest)));
      const opening = openCheckpoint(memory(folder));
      await expect(opening).rejects.toThrow(errors.NotFiniteError);
      const said = await saidLater(opening);
      expect(said).toContain(`"${name}"`);
      expect(said).toContain(String(odd));
    }
  );

  it('reads layer norm that is stored as gamma and beta, as bert-base-uncased has it', async () => {
    const renamed = [...smallTensors()].map(([name, weight]) => {
      const old = name.replace('LayerNorm.weight', 'LayerNorm.gamma');
      return [`bert.${old.replace('LayerNorm.bias', 'LayerNorm.beta')}`, weight] as const;
    });
    const folder = singleFolder().set(SINGLE, writeSafetensors(new Map(renamed)));
    const { tensors } = await openCheckpoint(memory(folder));
    for (const [name, { values }] of smallTensors()) {
      expect(tensors.get(name)!.values()).toEqual(values());
    }
  });

  it('refuses a weight that comes under two names', async () => {
    const twice = smallTensors().set('embeddings.LayerNorm.gamma', tensor([4], [1, 1, 1, 1]));
    const folder = singleFolder().set(SINGLE, writeSafetensors(twice));
    const opening = openCheckpoint(memory(folder));
    await expect(opening).rejects.toThrow(errors.DuplicateNameError);
    expect(await saidLater(opening)).toContain('embeddings.LayerNorm.gamma');
  });

  it('refuses a file that differs from the index by one byte', async () => {
    const folder = await smallFolder();
    const bytes = folder.get(LAST)!;
    bytes[bytes.length - 1] ^= 1;
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(errors.CorruptFileError);
  });

  it('refuses a weight that two files hold', async () => {
    const folder = (await plainFolder()).set(LAST, writeSafetensors(smallTensors()));
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(errors.DuplicateNameError);
  });

  it('refuses weights of another shape than config.json says', async () => {
    const folder = singleFolder().set('config.json', json({ ...CONFIG_JSON, vocab_size: 11 }));
    await expect(openCheckpoint(memory(folder))).rejects.toThrow(errors.TensorShapeError);
  });
});
