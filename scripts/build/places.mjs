import { join } from 'node:path';

/**
 * Where builds go that must not touch build/, which `npm start` may be serving: each purpose has a
 * room of its own. The variable RIVERBANK_BUILD names it to svelte.config.js.
 */
export const ROOMS = /** @type {const} */ ({
  test: '.builds/test',
  bench: '.builds/bench',
  notices: '.builds/notices'
});

/**
 * The folders that a build writes.
 *
 * @param {string} [room] below the project; the project itself when there is none
 * @returns {{ page: string, work: string }} the finished page, and what SvelteKit makes it from
 */
export const placesIn = (room = '') => ({
  page: join(room, 'build'),
  work: join(room, '.svelte-kit')
});
