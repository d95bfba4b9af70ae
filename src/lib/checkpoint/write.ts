import type { TransformerConfig } from '../transformer/config';
import { tensorsOf } from '../transformer/families';
import { sizeOf, type StoredTensor } from '../transformer/weights';
import { concat, sha256 } from './verify';
import { toFloat16 } from './to-float16';
import { INDEX_FILE } from './shards';

/** A weight to be written. */
export type WritableTensor = Pick<StoredTensor, 'shape' | 'values'>;

/** The header is filled up with spaces so that the data begins at a multiple of this. */
const ALIGNMENT = 8;

/**
 * A safetensors file of float16 weights, in the order given.
 * @throws Float16RangeError when a value does not fit float16
 */
export function writeSafetensors(tensors: ReadonlyMap<string, WritableTensor>): Uint8Array {
  const header: [string, unknown][] = [['__metadata__', { format: 'pt' }]]; // transformers asks
  const data: Uint8Array[] = [];
  let at = 0;
  for (const [name, { shape, values }] of tensors) {
    const bytes = new Uint8Array(toFloat16(values(), name).buffer);
    header.push([name, { dtype: 'F16', shape, data_offsets: [at, at + bytes.length] }]);
    data.push(bytes);
    at += bytes.length;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const head = new Uint8Array(8 + length).fill(0x20);
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
  head.set(json, 8);
  return concat([head, ...data]);
}

/**
 * Weight files and index of a model: one file for the embeddings, one for each layer, whatever else
 * there is in the last.
 * @param others files that are downloaded with the weights, to be listed with length and SHA-256
 * @returns contents by file name, `others` included
 */
export async function writeShards(
  config: TransformerConfig,
  tensors: ReadonlyMap<string, WritableTensor>,
  others: ReadonlyMap<string, Uint8Array>
): Promise<Map<string, Uint8Array>> {
  const groups = groupByLayer(config, tensors);
  const map: Record<string, string> = {};
  const shards = new Map<string, Uint8Array>();
  groups.forEach((group, i) => {
    const name = `model-${number(i + 1)}-of-${number(groups.length)}.safetensors`;
    shards.set(name, writeSafetensors(group));
    for (const tensor of group.keys()) map[tensor] = name;
  });
  const parameters = [...tensors.values()].reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const index = await writeIndex(map, parameters, shards, others);
  return new Map([...shards, ...others]).set(INDEX_FILE, index);
}

/**
 * The index that `parseIndex` reads.
 * @param map the weight file of every tensor
 * @param weights weight files in the order of their names
 * @param others files that are downloaded with them
 */
export async function writeIndex(
  map: Readonly<Record<string, string>>,
  parameters: number,
  weights: ReadonlyMap<string, Uint8Array>,
  others: ReadonlyMap<string, Uint8Array>
): Promise<Uint8Array> {
  const facts = [...weights, ...others].map(async ([name, bytes]) => [
    name,
    { bytes: bytes.length, sha256: await sha256([bytes]) }
  ]);
  const metadata = {
    total_parameters: parameters,
    total_size: parameters * 2,
    sha256: await sha256([...weights.values()]),
    files: Object.fromEntries(await Promise.all(facts))
  };
  const index = `${JSON.stringify({ metadata, weight_map: map }, null, 2)}\n`;
  return new TextEncoder().encode(index);
}

function groupByLayer(
  config: TransformerConfig,
  tensors: ReadonlyMap<string, WritableTensor>
): Map<string, WritableTensor>[] {
  const expected = tensorsOf(config);
  const groups: Map<string, WritableTensor>[] = [];
  const rest: [string, WritableTensor][] = [];
  for (const [name, tensor] of tensors) {
    const layer = expected.get(name)?.layer ?? null;
    if (layer === null) rest.push([name, tensor]);
    else (groups[layer] ??= new Map()).set(name, tensor);
  }
  for (const [name, tensor] of rest) groups[groups.length - 1].set(name, tensor);
  return groups;
}

const number = (value: number) => String(value).padStart(5, '0');
