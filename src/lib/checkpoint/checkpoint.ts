import type { Tokenizer } from '../tokenizer/token';
import type { TransformerConfig } from '../transformer/config';
import { parseConfig } from '../transformer/families';
import { sizeOf } from '../transformer/weights';
import { DuplicateNameError } from './errors';
import { CONFIG_FILE, parseJson, readJson, type CheckpointFiles } from './files';
import { checkTensors } from './names';
import { readAll } from './read-all';
import { parseSafetensors } from './safetensors';
import { findShards } from './shards';
import type { CheckpointTensor } from './tensor';
import { completeTokenizer, fittingTokenizer, TOKENIZER_FILE } from './tokenizer-files';
import { sha256 } from './verify';

export { CONFIG_FILE, TOKENIZER_FILE };

/** A model folder, read and checked; its weights are decoded when asked. */
export interface Checkpoint {
  readonly config: TransformerConfig;
  /** Every weight that the forward pass needs. */
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  /** Weights in the files that it does not need: a pooler, position ids. */
  readonly others: ReadonlyMap<string, CheckpointTensor>;
  /** tokenizer.json with what the folder's other files say of the tokenizer. */
  readonly tokenizerJson: unknown;
  readonly tokenizer: Tokenizer;
  /** SHA-256 of the weight files put end to end; empty where it is neither given nor computable. */
  readonly sha256: string;
  /** Bytes of weight files and tokenizer. */
  readonly bytes: number;
  /** How many numbers `tensors` holds. */
  readonly parameters: number;
}

/**
 * Opens a Hugging Face folder, its large files all at once.
 * @param report bytes that have come, and bytes in all, of weight files and tokenizer
 * @throws CheckpointError of a class for each failure, UnsupportedModelError for another
 * architecture, or TokenizerError. What says something that is not followed here is refused by name:
 * docs/models.md lists what is read and what is passed over. After a DownloadError, calling again with the same `files` continues.
 */
export async function openCheckpoint(
  files: CheckpointFiles,
  report: (loaded: number, total: number) => void = () => undefined
): Promise<Checkpoint> {
  const config = parseConfig(await readJson(files, CONFIG_FILE));
  const shards = await findShards(files);
  const contents = await readAll(files, [...shards.files, TOKENIZER_FILE], shards.facts, report);
  const ownJson = parseJson(files, TOKENIZER_FILE, contents[contents.length - 1]);
  const tokenizerJson = await completeTokenizer(files, ownJson, shards.facts);
  const tokenizer = fittingTokenizer(tokenizerJson, config.vocabSize);
  const weightFiles = contents.slice(0, -1);
  const found = gather(weightFiles.map((bytes, i) => parseSafetensors(bytes, shards.files[i])));
  const { tensors, others } = checkTensors(config, found);
  return {
    config,
    tensors,
    others,
    tokenizerJson,
    tokenizer,
    sha256: shards.sha256 ?? (await sha256(weightFiles)) ?? '',
    bytes: contents.reduce((sum, { length }) => sum + length, 0),
    parameters: [...tensors.values()].reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  };
}

function gather(parts: readonly ReadonlyMap<string, CheckpointTensor>[]) {
  const all = new Map<string, CheckpointTensor>();
  for (const [name, tensor] of parts.flatMap((part) => [...part])) {
    if (all.has(name)) {
      throw new DuplicateNameError({ kind: 'across-files', tensor: name });
    }
    all.set(name, tensor);
  }
  return all;
}
