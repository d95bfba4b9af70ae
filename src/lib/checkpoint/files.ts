import { NotJsonError } from './errors';

export const CONFIG_FILE = 'config.json';

/**
 * In the headers of a file that this browser keeps: the SHA-256 that its folder's index gave it. An
 * answer without it came by the line.
 */
export const KEPT_SHA256 = 'riverbank-sha256';

/** What the index says of a file. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
}

export interface ReadOptions {
  /** What the file should be; without it, whatever comes is taken. */
  readonly facts?: FileFacts;
  /** Bytes of this file that have come, and that it has in all. */
  readonly report?: (loaded: number, total: number) => void;
  /** Stops a read that is under way; what has come of it is kept. */
  readonly signal?: AbortSignal;
  /** The whole file, on its way already: what is asked for first. */
  readonly answer?: Response;
  /** Whether what the browser has kept of it is not to be used. */
  readonly anew?: boolean;
}

/** A model folder, wherever it lies. */
export interface CheckpointFiles {
  /** Whether asking for a file that is not there costs a request to a server. */
  readonly distant?: boolean;
  /** @throws MissingFileError, DownloadError or CorruptFileError */
  read(name: string, options?: ReadOptions): Promise<Uint8Array>;
  /** Keeps nothing of a file that turned out to be useless, so that the next read begins anew. */
  forget(name: string): void;
}

/**
 * Reads a file of a model folder as JSON.
 * @throws NotJsonError when it is something else, and what `read` throws
 */
export async function readJson(files: CheckpointFiles, name: string): Promise<unknown> {
  return parseJson(files, name, await files.read(name));
}

/**
 * What a file's bytes say as JSON.
 * @throws NotJsonError when they are something else: hosts may answer a missing file with a web page
 */
export function parseJson(files: CheckpointFiles, name: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    files.forget(name);
    throw new NotJsonError({ file: name, begins: text.slice(0, 40) });
  }
}
