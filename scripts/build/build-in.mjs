import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, runModule } from '../run.mjs';

/**
 * Builds the page in a room of its own.
 *
 * @param {string} room one of ROOMS
 * @param {Parameters<typeof runModule>[2]} [options]
 * @returns {ReturnType<typeof runModule>}
 */
export async function buildIn(room, options) {
  const ready = await prepare(options);
  if (!ready.ok) return ready;
  const env = { ...options?.env, RIVERBANK_BUILD: room };
  return runModule('vite/bin/vite.js', ['build'], { ...options, env });
}

/**
 * tsconfig.json stands on a file of .svelte-kit, which only a build in the project's own place
 * would write.
 *
 * @param {Parameters<typeof runModule>[2]} [options]
 */
export async function prepare(options) {
  if (existsSync(join(root, '.svelte-kit/tsconfig.json'))) return { ok: true, output: '' };
  return runModule('@sveltejs/kit/svelte-kit.js', ['sync'], options);
}
