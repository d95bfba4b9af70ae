import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFloat16 } from '../../../src/lib/checkpoint/float16';
import { toFloat16 } from '../../../src/lib/checkpoint/to-float16';
import { parseSafetensors } from '../../../src/lib/checkpoint/safetensors';
import { INDEX_FILE, parseIndex } from '../../../src/lib/checkpoint/shards';
import { sha256 } from '../../../src/lib/checkpoint/verify';
import { writeSafetensors, writeShards } from '../../../src/lib/checkpoint/write';
import { CONFIG, json, smallTensors, tensor, utf8 } from './small';

const half = fc.float({ min: -65504, max: 65504, noNaN: true });
const anyTensor = fc
  .tuple(fc.nat(4), fc.nat(5))
  .chain(([rows, columns]) =>
    fc
      .array(half, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => tensor([rows, columns], values))
  );

describe('writeSafetensors', () => {
  it('writes what parseSafetensors reads back, rounded to float16', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text !== '__metadata__');
    const tensors = fc
      .uniqueArray(fc.tuple(name, anyTensor), { selector: ([text]) => text })
      .map((entries) => new Map(entries));
    fc.assert(
      fc.property(tensors, (written) => {
        const read = parseSafetensors(writeSafetensors(written));
        expect(new Set(read.keys())).toEqual(new Set(written.keys()));
        for (const [key, { shape, values }] of written) {
          expect(read.get(key)!.shape).toEqual(shape);
          expect(read.get(key)!.values()).toEqual(fromFloat16(toFloat16(values(), key)));
        }
      })
    );
  });

  it('begins the data at a multiple of eight bytes', () => {
    for (const name of ['a', 'ab', 'abc', 'grüße']) {
      const file = writeSafetensors(new Map([[name, tensor([1], [1])]]));
      expect((file.length - 2) % 8).toBe(0);
    }
  });
});

describe('writeShards', () => {
  const tokenizer = json({ some: 'words' });
  const write = async () => {
    const all = smallTensors().set('pooler.dense.bias', tensor([4], [1, 2, 3, 4]));
    const files = await writeShards(CONFIG, all, new Map([['tokenizer.json', tokenizer]]));
    const index = JSON.parse(new TextDecoder().decode(files.get(INDEX_FILE))) as {
      weight_map: Record<string, string>;
      metadata: { total_size: number };
    };
    return { all, files, index };
  };

  it('puts the embeddings first, then each layer, and the rest with the last', async () => {
    const { index } = await write();
    expect(index.weight_map).toMatchObject({
      'embeddings.LayerNorm.bias': 'model-00001-of-00003.safetensors',
      'encoder.layer.0.output.dense.bias': 'model-00002-of-00003.safetensors',
      'encoder.layer.1.output.dense.bias': 'model-00003-of-00003.safetensors',
      'pooler.dense.bias': 'model-00003-of-00003.safetensors'
    });
  });

  it('loses no weight and adds none', async () => {
    const { all, files, index } = await write();
    const { files: names } = parseIndex(index);
    const found = names.flatMap((name) => [...parseSafetensors(files.get(name)!).keys()]);
    expect(found.sort()).toEqual([...all.keys()].sort());
    expect(Object.keys(index.weight_map).sort()).toEqual([...all.keys()].sort());
  });

  it('lists length and SHA-256 of weight files and tokenizer, and of the whole model', async () => {
    const { files, index } = await write();
    const { facts, files: names, sha256: model } = parseIndex(index);
    expect([...facts.keys()]).toEqual([...names, 'tokenizer.json']);
    for (const [name, { bytes, sha256: digest }] of facts) {
      expect(files.get(name)).toHaveLength(bytes);
      expect(digest).toBe(await sha256([files.get(name)!]));
    }
    expect(model).toBe(await sha256(names.map((name) => files.get(name)!)));
  });

  it("counts the weights' bytes as Hugging Face does, without headers", async () => {
    const { all, index } = await write();
    const count = [...all.values()].reduce((sum, { values }) => sum + values().length, 0);
    expect(index.metadata.total_size).toBe(count * 2);
  });

  it('hands other files on unchanged', async () => {
    const files = await writeShards(
      CONFIG,
      smallTensors(),
      new Map([['tokenizer.json', utf8('[ ]')]])
    );
    expect(files.get('tokenizer.json')).toEqual(utf8('[ ]'));
  });
});
