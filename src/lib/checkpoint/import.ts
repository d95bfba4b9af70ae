import { familyOf } from '../transformer/families';
import { modelCard } from './card';
import { CONFIG_FILE, openCheckpoint, TOKENIZER_FILE } from './checkpoint';
import { MissingFileError } from './errors';
import { readJson, type CheckpointFiles } from './files';
import { parseIndex, INDEX_FILE } from './shards';
import { isReadable } from './tensor';
import { writeShards } from './write';

const CARD_FILE = 'README.md';

/**
 * Turns a Hugging Face folder into a folder of this project: float16, one weight file for the
 * embeddings and one for each layer, tokenizer, configuration and model card.
 * @returns contents by file name, and the SHA-256 of the weight files
 * @throws CheckpointError or UnsupportedModelError
 */
export async function importCheckpoint(
  files: CheckpointFiles,
  name: string
): Promise<{ files: ReadonlyMap<string, Uint8Array>; sha256: string | null }> {
  const { config, tensors, others, parameters } = await openCheckpoint(files);
  const { keeps } = familyOf(config);
  const kept = [...others].filter(([key, { dtype }]) => keeps(key) && isReadable(dtype));
  const tokenizer = await files.read(TOKENIZER_FILE);
  const written = await writeShards(
    config,
    new Map([...tensors, ...kept]),
    new Map([[TOKENIZER_FILE, tokenizer]])
  );
  const { facts, sha256 } = parseIndex(JSON.parse(text(written.get(INDEX_FILE)!)));
  const bytes = [...facts.values()].reduce((sum, file) => sum + file.bytes, 0);
  const card = modelCard({
    name,
    sourceCard: await readIfThere(files, CARD_FILE),
    parameters,
    megabytes: bytes / 1e6,
    sha256: sha256 ?? ''
  });
  written
    .set(CONFIG_FILE, utf8(`${JSON.stringify(await float16Config(files), null, 2)}\n`))
    .set(CARD_FILE, utf8(card));
  return { files: written, sha256 };
}

async function float16Config(files: CheckpointFiles): Promise<object> {
  const config = { ...((await readJson(files, CONFIG_FILE)) as Record<string, unknown>) };
  delete config._name_or_path; // may be a path on the machine that saved it
  return { ...config, torch_dtype: 'float16' };
}

async function readIfThere(files: CheckpointFiles, name: string): Promise<string | null> {
  try {
    return text(await files.read(name));
  } catch (error) {
    if (error instanceof MissingFileError) return null;
    throw error;
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const utf8 = (content: string) => new TextEncoder().encode(content);
