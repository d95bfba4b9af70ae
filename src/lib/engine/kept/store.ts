import { CONFIG_FILE, KEPT_SHA256, type FileFacts } from '../../checkpoint/files';
import { INDEX_FILE, parseIndex } from '../../checkpoint/shards';
import { MODELS_CACHE } from './names';

/** Why something was not kept: no room, or a browser that keeps nothing. */
export type NotKept = 'full' | 'refused';

/** What is kept of a model. */
export interface KeptModel {
  readonly bytes: number;
  /** Bytes of all its files; null while nothing of it is kept. */
  readonly of: number | null;
  /** Whether it can be read without the network. */
  readonly whole: boolean;
}

/** The store of models' files. @throws where the browser keeps nothing: a private window, plain http */
export const openStore = (): Promise<Cache> => caches.open(MODELS_CACHE);

/**
 * Keeps a file of a model.
 * @param facts what the folder's index says of it; none of index and config
 * @returns why it was not
 */
export async function put(
  url: string,
  bytes: Blob,
  facts: FileFacts | undefined
): Promise<NotKept | null> {
  try {
    const store = await openStore();
    const kept = await store.match(url);
    if (facts && kept?.headers.get(KEPT_SHA256) === facts.sha256) return null;
    const headers = new Headers({
      'content-length': String(bytes.size),
      'content-type': url.endsWith('.json') ? 'application/json' : 'application/octet-stream'
    });
    headers.set(KEPT_SHA256, facts?.sha256 ?? '');
    await store.put(url, new Response(bytes, { headers }));
    return null;
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'refused';
  }
}

/** What the index says of a folder's files, as it is kept; null where none is. */
export async function keptFacts(
  store: Cache,
  folder: string
): Promise<ReadonlyMap<string, FileFacts> | null> {
  const index = await store.match(folder + INDEX_FILE);
  if (!index) return null;
  try {
    return parseIndex(await index.json()).facts;
  } catch {
    return null; // of a format that this version does not know
  }
}

/** The kept file of that address, if it is the one that the folder's index speaks of. */
export async function keptFile(
  store: Cache,
  url: string,
  facts: FileFacts
): Promise<Response | null> {
  const kept = await store.match(url);
  return kept?.headers.get(KEPT_SHA256) === facts.sha256 ? kept : null;
}

/** What is kept of a model's folder. */
export async function look(store: Cache, folder: string): Promise<KeptModel> {
  const facts = await keptFacts(store, folder);
  if (!facts) return { bytes: 0, of: null, whole: false };
  let [bytes, of] = [0, 0];
  let whole = (await store.match(folder + CONFIG_FILE)) !== undefined;
  for (const [name, file] of facts) {
    of += file.bytes;
    if (await keptFile(store, folder + name, file)) bytes += file.bytes;
    else whole = false;
  }
  return { bytes, of, whole };
}

/** Lets go of a folder's files: all, or those that are no longer what its index says. */
export async function sweep(
  store: Cache,
  folder: string,
  facts?: ReadonlyMap<string, FileFacts>
): Promise<void> {
  for (const { url } of await store.keys()) {
    if (!url.startsWith(folder)) continue;
    const name = url.slice(folder.length);
    const small = name === INDEX_FILE || name === CONFIG_FILE;
    const file = facts?.get(name);
    if (facts && (small || (file && (await keptFile(store, url, file))))) continue;
    await store.delete(url);
  }
}
