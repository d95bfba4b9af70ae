import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../scripts/build/list-files.mjs';
import { placesIn, ROOMS } from '../../scripts/build/places.mjs';
import { serve } from '../../scripts/serve.mjs';

/** The build that all tests use. */
export const BUILD = placesIn(ROOMS.test).page;

/** A host of files at one address, which can go away and come back with other files. */
export class Host {
  /** Files that were handed over, by their path below the host. */
  readonly served: string[] = [];
  /** Told of each. */
  onserved: (name: string) => void = () => undefined;
  #server: Awaited<ReturnType<typeof serve>> | null = null;
  #port = 0;

  constructor(private readonly mount = '/') {}

  async start(folder = BUILD): Promise<string> {
    this.stop();
    const served = (name: string) => {
      this.served.push(name);
      this.onserved(name);
    };
    const options = { port: this.#port, strict: true, mount: this.mount, served };
    this.#server = await serve(folder, options);
    this.#port = Number(new URL(this.#server.address).port);
    return this.#server.address;
  }

  stop(): void {
    this.#server?.close();
    this.#server = null;
  }
}

/**
 * Another version of the build: no part of it has an address that the first one has, and its pages say
 * which they are (`<html data-version>`).
 */
export async function anotherBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'riverbank-'));
  const copied = (from: string) => !from.startsWith(join(BUILD, 'models'));
  await cp(BUILD, folder, { recursive: true, filter: copied });
  await symlink(join(process.cwd(), BUILD, 'models'), join(folder, 'models'));
  await rename(join(folder, '_app/immutable'), join(folder, '_app/another'));
  const version = (JSON.parse(await read(join(folder, 'files.json'))) as { version: string })
    .version;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = (await read(path))
      .replaceAll('_app/immutable', '_app/another')
      .replaceAll(version, `${version}-another`)
      .replace('<html ', '<html data-version="another" ');
    await writeFile(path, entry.name.endsWith('.html') ? withHashes(text, await read(path)) : text);
  }
  const list = { version: `${version}-another`, files: listFiles(folder) };
  await writeFile(join(folder, 'files.json'), JSON.stringify(list));
  return folder;
}

export const removeBuild = (folder: string) => rm(folder, { recursive: true });

const read = (path: string) => readFile(path, 'utf8');

/** A page whose policy allows the scripts that it has now. */
function withHashes(page: string, before: string): string {
  const hashes = (text: string) =>
    [...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) =>
      createHash('sha256').update(script).digest('base64')
    );
  const now = hashes(page);
  return hashes(before).reduce((text, hash, i) => text.replaceAll(hash, now[i]), page);
}
