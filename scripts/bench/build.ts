import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made from. */
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/**
 * Whether there is a build, and nothing that it is made from is newer.
 * @param page the folder of the built page, below the root
 */
export function isBuilt(root: string, page: string): boolean {
  const built = statSync(join(root, page, 'index.html'), { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((path) => newest(join(root, path)) <= built.mtimeMs);
}

function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
