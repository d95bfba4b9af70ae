import { MissingFileError } from './errors';
import type { CheckpointFiles } from './files';
import { verify } from './verify';

/** A model folder kept in memory, contents by file name. */
export function openMemory(contents: ReadonlyMap<string, Uint8Array>): CheckpointFiles {
  return {
    async read(name, { facts, report } = {}) {
      const bytes = contents.get(name);
      if (!bytes) throw new MissingFileError({ kind: 'memory', file: name });
      await verify(name, bytes, facts);
      report?.(bytes.length, bytes.length);
      return bytes;
    },
    forget: () => undefined // the map is the caller's
  };
}
