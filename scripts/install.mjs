import { statSync } from 'node:fs';
import { root, runNpm } from './run.mjs';

/**
 * Installs the packages of package-lock.json, unless they are there already.
 *
 * @returns {Promise<boolean>} whether they are there now
 */
export async function install() {
  if (isInstalled()) return true;
  console.log('Installing packages (npm ci) …');
  // Everything here is a development dependency, which NODE_ENV=production would leave out.
  const { ok } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (!ok) console.log('npm ci failed: the packages could not be installed.');
  return ok;
}

/** npm writes node_modules/.package-lock.json last, so it is newer than the lock it has followed. */
function isInstalled() {
  const [wanted, found] = ['package-lock.json', 'node_modules/.package-lock.json'].map(
    (path) => statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs
  );
  return wanted !== undefined && found !== undefined && found >= wanted;
}
