import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from './errors';
import type { CheckpointFiles } from './files';
import { verify } from './verify';

/** A model folder on this machine's disk, for Node alone: the worker must not import this file. */
export function openFolder(folder: string): CheckpointFiles {
  return {
    async read(name, { facts, report } = {}) {
      const bytes = await readFile(join(folder, name)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== 'ENOENT') throw cause;
        throw new MissingFileError({ kind: 'folder', file: name, folder }, { cause });
      });
      await verify(name, bytes, facts);
      report?.(bytes.length, bytes.length);
      return bytes;
    },
    forget: () => undefined // nothing is kept
  };
}
