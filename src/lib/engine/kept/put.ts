import type { WholeFile } from './gathered';
import { declinedBeside, KEPT_CHANNEL } from './names';
import { openStore, put, type NotKept } from './store';

/** Told on KEPT_CHANNEL of a folder of which something was kept, or was not. */
export interface KeptNews {
  readonly folder: string;
  readonly trouble: NotKept | null;
}

/**
 * Keeps files of a model, unless the visitor wants nothing kept; the first that finds no room is the
 * last that is tried.
 */
export async function keepFiles(
  folder: string,
  files: ReadonlyMap<string, WholeFile>
): Promise<void> {
  let trouble: NotKept | null = null;
  try {
    if (await (await openStore()).match(declinedBeside(folder))) return;
    for (const [name, { bytes, facts }] of files) {
      trouble ??= await put(folder + name, bytes, facts);
    }
  } catch {
    trouble = 'refused';
  }
  const channel = new BroadcastChannel(KEPT_CHANNEL);
  channel.postMessage({ folder, trouble } satisfies KeptNews);
  channel.close();
}
