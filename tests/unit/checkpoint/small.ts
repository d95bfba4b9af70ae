import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { MissingFileError } from '../../../src/lib/checkpoint/errors';
import type { CheckpointFiles } from '../../../src/lib/checkpoint/files';
import { verify } from '../../../src/lib/checkpoint/verify';
import { writeShards, type WritableTensor } from '../../../src/lib/checkpoint/write';
import { parseConfig, tensorsOf } from '../../../src/lib/transformer/families';

/** A BERT of two layers, small enough to write by hand. */
export const CONFIG_JSON = {
  model_type: 'bert',
  hidden_act: 'gelu',
  hidden_size: 4,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  intermediate_size: 8,
  max_position_embeddings: 6,
  vocab_size: 10,
  type_vocab_size: 2
};

/** Its tokenizer: as many words as it has embeddings. */
export const TOKENIZER_JSON = tokenizerJson(
  createVocabulary(['the', 'bank', 'he', 'sat', 'on', '.', 'a', 'b'])
);

export const CONFIG = parseConfig(CONFIG_JSON);

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const json = (value: unknown) => utf8(JSON.stringify(value));

export function tensor(shape: readonly number[], values: ArrayLike<number>): WritableTensor {
  return { shape, values: () => Float32Array.from(values) };
}

/** Every weight of CONFIG, counting up in steps that float16 holds. */
export function smallTensors(): Map<string, WritableTensor> {
  return new Map(
    [...tensorsOf(CONFIG)].map(([name, { shape }], t) => {
      const size = shape.reduce((product, count) => product * count, 1);
      return [
        name,
        tensor(
          shape,
          Array.from({ length: size }, (_, i) => t + i / 16)
        )
      ];
    })
  );
}

/** A whole model folder by file name. */
export async function smallFolder(): Promise<Map<string, Uint8Array>> {
  const written = await writeShards(
    CONFIG,
    smallTensors(),
    new Map([['tokenizer.json', json(TOKENIZER_JSON)]])
  );
  return written.set('config.json', json(CONFIG_JSON));
}

/** A folder that lies in memory. */
export function memory(contents: ReadonlyMap<string, Uint8Array>): CheckpointFiles {
  return {
    async read(name, { facts, report } = {}) {
      const bytes = contents.get(name);
      if (!bytes) throw new MissingFileError({ kind: 'memory', file: name });
      await verify(name, bytes, facts);
      report?.(bytes.length, bytes.length);
      return bytes;
    },
    forget: () => undefined
  };
}

/** A safetensors file with any header and data, right or wrong. */
export function rawFile(header: unknown, data: Uint8Array | number = 0): Uint8Array {
  const head = typeof header === 'string' ? utf8(header) : json(header);
  const body = typeof data === 'number' ? new Uint8Array(data) : data;
  const file = new Uint8Array(8 + head.length + body.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true);
  file.set(head, 8);
  file.set(body, 8 + head.length);
  return file;
}
