import { Downloader } from '../../checkpoint/download';
import { CONFIG_FILE } from '../../checkpoint/files';
import { INDEX_FILE, parseIndex } from '../../checkpoint/shards';
import { keptFile, openStore, put, type NotKept } from './store';

const blobOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

/**
 * Keeps a whole model; what is kept of it already is not asked for again. What has been kept when it
 * fails stays.
 * @param report bytes that are kept or have come, of all
 * @returns why it is not kept
 * @throws DownloadError, MissingFileError or CorruptFileError
 */
export async function keepModel(
  folder: string,
  report: (loaded: number, total: number) => void
): Promise<NotKept | null> {
  const files = new Downloader(folder);
  const [config, index] = await Promise.all([files.read(CONFIG_FILE), files.read(INDEX_FILE)]);
  const { facts } = parseIndex(JSON.parse(new TextDecoder().decode(index)));
  const total = [...facts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  let trouble = await put(folder + INDEX_FILE, blobOf(index), undefined);
  trouble ??= await put(folder + CONFIG_FILE, blobOf(config), undefined);
  let had = 0;
  for (const [name, file] of facts) {
    if (trouble) break;
    if (!(await isKept(folder + name, file))) {
      const bytes = await files.read(name, {
        facts: file,
        report: (loaded) => report(had + loaded, total)
      });
      trouble = await put(folder + name, blobOf(bytes), file);
      files.forget(name);
    }
    had += file.bytes;
    report(had, total);
  }
  return trouble;
}

const isKept = async (url: string, facts: Parameters<typeof keptFile>[2]) =>
  (await keptFile(await openStore(), url, facts)) !== null;

/** Bytes of a model's files, as its folder's index says; null where that does not come. */
export async function sizeOf(folder: string): Promise<number | null> {
  try {
    const index = await new Downloader(folder).read(INDEX_FILE);
    const { facts } = parseIndex(JSON.parse(new TextDecoder().decode(index)));
    return [...facts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  } catch {
    return null;
  }
}
