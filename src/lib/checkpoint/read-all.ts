import type { CheckpointFiles, FileFacts } from './files';

/**
 * Reads several files of a folder at once. When one fails the others are stopped, so that none is
 * still under way when the caller tries again.
 * @param report the sum over all files; files without facts join it when they begin to come
 * @returns contents in the order of `names`
 * @throws what the first failure threw
 */
export async function readAll(
  files: CheckpointFiles,
  names: readonly string[],
  facts: ReadonlyMap<string, FileFacts>,
  report: (loaded: number, total: number) => void
): Promise<Uint8Array[]> {
  const loaded = names.map(() => 0);
  const totals = names.map((name) => facts.get(name)?.bytes ?? 0);
  const stop = new AbortController();
  let failure: { readonly error: unknown } | null = null;
  const reads = names.map(async (name, i) => {
    try {
      return await files.read(name, {
        facts: facts.get(name),
        signal: stop.signal,
        report: (come, total) => {
          loaded[i] = come;
          totals[i] = facts.get(name)?.bytes ?? total;
          report(sum(loaded), sum(totals));
        }
      });
    } catch (error) {
      failure ??= { error };
      stop.abort();
      throw error;
    }
  });
  await Promise.allSettled(reads);
  if (failure) throw (failure as { error: unknown }).error;
  return Promise.all(reads);
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
