import { MissingFileError, ShardIndexError } from './errors';
import { readJson, type CheckpointFiles, type FileFacts } from './files';

export const INDEX_FILE = 'model.safetensors.index.json';
export const SINGLE_FILE = 'model.safetensors';

/** Which weight files a model has. */
export interface Shards {
  /** In the order in which their SHA-256 is taken: by name. */
  readonly files: readonly string[];
  /** Length and SHA-256 of files, where the index gives them. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** SHA-256 of all weight files put end to end, where the index gives it. */
  readonly sha256: string | null;
  /** In which of them each weight lies, by its name there; empty without an index. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * Finds the weight files of a model folder: those of its index, or one file without an index.
 * @throws MissingFileError, NotJsonError or ShardIndexError
 */
export async function findShards(files: CheckpointFiles): Promise<Shards> {
  try {
    return parseIndex(await readJson(files, INDEX_FILE));
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    return { files: [SINGLE_FILE], facts: new Map(), sha256: null, places: new Map() };
  }
}

/**
 * Reads Hugging Face's index of weight files, with this project's additions to its metadata:
 * `files: { name: { bytes, sha256 } }` and `sha256`. Both may be absent.
 * @throws ShardIndexError when it is no such index
 */
export function parseIndex(json: unknown): Shards {
  const { weight_map: map, metadata } = fields(json);
  const places = Object.entries(fields(map)).map(([name, file]) => [name, fileName(file)] as const);
  const names = [...new Set(places.map(([, file]) => file))];
  if (names.length === 0) {
    throw new ShardIndexError({ kind: 'empty', index: INDEX_FILE });
  }
  const { files, sha256 } = fields(metadata);
  return {
    files: names.sort(),
    facts: new Map(Object.entries(fields(files)).map(([name, facts]) => [name, readFacts(facts)])),
    sha256: typeof sha256 === 'string' ? sha256 : null,
    places: new Map(places)
  };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Only names inside the folder: an index must not make the page fetch from elsewhere. */
function fileName(name: unknown): string {
  if (typeof name === 'string' && /^\w[\w.-]*$/.test(name)) return name;
  throw new ShardIndexError({ kind: 'file-name', index: INDEX_FILE, found: name });
}

function readFacts(value: unknown): FileFacts {
  const { bytes, sha256 } = fields(value);
  if (Number.isSafeInteger(bytes) && typeof sha256 === 'string') {
    return { bytes: bytes as number, sha256 };
  }
  throw new ShardIndexError({ kind: 'file-facts', index: INDEX_FILE, found: value });
}
