import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** Where the list lies in a build: `PAGE_FILES` of src/lib/engine/kept/names.ts. */
const LIST = 'files.json';
/**
 * What the pages do not need to open: models, kept as they are used; what a browser asks after itself;
 * and what hosts read and do not serve.
 */
const LEFT_OUT =
  /^(models\/|service-worker\.js$|_app\/version\.json$|files\.json$|_headers$|\.nojekyll$)/;

/**
 * An adapter that also lists what it wrote, for the service worker: SvelteKit's own list lacks what a
 * worker loads besides, WebAssembly among it.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {string} folder that it writes to
 * @returns {import('@sveltejs/kit').Adapter}
 */
export const listing = (adapter, folder) => ({
  ...adapter,
  async adapt(builder) {
    await adapter.adapt(builder);
    const list = { version: builder.config.kit.version.name, files: listFiles(folder) };
    writeFileSync(join(folder, LIST), JSON.stringify(list));
  }
});

/**
 * Every file of the pages by its path below them, index.html as the folder that it is served for.
 *
 * @param {string} folder
 * @returns {Record<string, { bytes: number, integrity: string }>}
 */
export function listFiles(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((name) => name.split(sep).join(posix.sep))
    .filter((name) => !LEFT_OUT.test(name))
    .sort();
  return Object.fromEntries(
    names.map((name) => {
      const bytes = readFileSync(join(folder, name));
      const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
      return [name.replace(/(^|\/)index\.html$/, '$1'), { bytes: bytes.length, integrity }];
    })
  );
}
