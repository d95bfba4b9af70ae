import { familyOf } from '../transformer/families';
import { modelCard } from './card';
import { CONFIG_FILE, openCheckpoint } from './checkpoint';
import { MissingFileError } from './errors';
import { fitsFloat16 } from './to-float16';
import { readJson, type CheckpointFiles } from './files';
import { parseIndex, INDEX_FILE } from './shards';
import { isReadable, type CheckpointTensor } from './tensor';
import { TOKENIZER_CONFIG_FILE, TOKENIZER_FILE } from './tokenizer-files';
import { writeShards } from './write';

const CARD_FILE = 'README.md';

/**
 * Turns a Hugging Face folder into a folder of this project: float16, one weight file for the
 * embeddings and one for each layer, tokenizer, configuration and model card. What the folder's other
 * files say of the tokenizer is written into tokenizer.json.
 * @returns contents by file name, the SHA-256 of the weight files, and what no reading needs and was
 * left out because float16 does not hold it
 * @throws CheckpointError, UnsupportedModelError or TokenizerError
 */
export async function importCheckpoint(
  files: CheckpointFiles,
  name: string
): Promise<{
  files: ReadonlyMap<string, Uint8Array>;
  sha256: string | null;
  leftOut: readonly string[];
}> {
  const opened = await openCheckpoint(files);
  const { config, tensors, others, parameters } = opened;
  const { keeps } = familyOf(config);
  const wanted = [...others].filter(([key, { dtype }]) => keeps(key) && isReadable(dtype));
  const fits = ([, tensor]: readonly [string, CheckpointTensor]) => fitsFloat16(tensor.values());
  const leftOut = wanted.filter((one) => !fits(one)).map(([key]) => key);
  const kept = wanted.filter(fits);
  const tokenizer = await tokenizerBytes(files, opened.tokenizerJson);
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
    sha256: sha256 ?? '',
    leftOut
  });
  written
    .set(CONFIG_FILE, utf8(`${JSON.stringify(await float16Config(files), null, 2)}\n`))
    .set(TOKENIZER_CONFIG_FILE, utf8(`${JSON.stringify(AS_WRITTEN, null, 2)}\n`))
    .set(CARD_FILE, utf8(card));
  return { files: written, sha256, leftOut };
}

/** Makes transformers take tokenizer.json as it stands; this page needs no such file. */
const AS_WRITTEN = { tokenizer_class: 'PreTrainedTokenizerFast' };

/** The source's own file byte for byte, where no other file says more. */
async function tokenizerBytes(files: CheckpointFiles, complete: unknown): Promise<Uint8Array> {
  const own = await files.read(TOKENIZER_FILE);
  const written = JSON.stringify(complete);
  return written === JSON.stringify(JSON.parse(text(own))) ? own : utf8(`${written}\n`);
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
