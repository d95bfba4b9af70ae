import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What lies behind an address: a file, a folder whose address lacks its slash, or nothing.
 *
 * @typedef {{ path: string, name: string, stats: import('node:fs').Stats }} File
 *   `path` on the disk, `name` below the served folder with a slash before it
 * @typedef {{ file: File } | { redirect: string } | null} Place
 */

/**
 * Finds what a path stands for.
 *
 * @param {string} folder what is served
 * @param {string} mount under which path it is served, with a slash on both sides: "/", "/a/b/"
 * @param {string} pathname as it was asked for, still with its escapes
 * @returns {Place} null also for a path that would leave the folder
 */
export function findPlace(folder, mount, pathname) {
  if (`${pathname}/` === mount) return toFolder(pathname);
  if (!pathname.startsWith(mount)) return null;
  const name = decode(pathname.slice(mount.length));
  if (name === null) return null;
  const isFolder = name === '' || name.endsWith('/');
  const path = join(folder, name, isFolder ? 'index.html' : '');
  const stats = look(path);
  if (stats?.isFile()) {
    return { file: { path, name: `/${name}${isFolder ? 'index.html' : ''}`, stats } };
  }
  const hasPage = stats?.isDirectory() && look(join(path, 'index.html'));
  return hasPage ? toFolder(pathname) : null;
}

/**
 * What is at a path; null where nothing can be: below a file, or under too long a name.
 *
 * @param {string} path
 */
function look(path) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/**
 * Relative, so that it holds behind a proxy and can never name another host.
 *
 * @param {string} pathname
 */
const toFolder = (pathname) => ({
  redirect: `./${pathname.slice(pathname.lastIndexOf('/') + 1)}/`
});

/**
 * A path without its escapes; null when a part of it could lead elsewhere.
 *
 * @param {string} text
 */
function decode(text) {
  try {
    const parts = text.split('/').map(decodeURIComponent);
    const isPlain = (/** @type {string} */ part, /** @type {number} */ at) =>
      (part !== '' || at === parts.length - 1) && !/^\.{1,2}$|[/\\\0]/.test(part);
    return text === '' || parts.every(isPlain) ? parts.join('/') : null;
  } catch {
    return null; // not UTF-8
  }
}
