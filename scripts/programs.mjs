import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Long enough for a browser over a slow line. */
const DOWNLOAD_SECONDS = 300;

/**
 * Where programs of some names would be on the search path, those that exist.
 *
 * @param {readonly string[]} names those before are liked better
 */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

/**
 * Whether a browser starts at all: Ubuntu's chromium-browser, for one, may be a script that only
 * asks for a snap.
 *
 * @param {string} path
 */
export function runs(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Installs Debian's packages where that is possible: as root, with apt-get.
 *
 * @param {readonly string[]} packages
 */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing a browser (apt-get install ${packages.join(' ')}) …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, seconds: DOWNLOAD_SECONDS };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', ...packages], options);
}
