import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { isUnchanged, rangeOf, versionOf } from './conditions.mjs';
import { findPlace } from './place.mjs';
import { typeOf } from './types.mjs';

/** SvelteKit names what lies here by its content; all else is asked after each time. */
const NAMED_BY_CONTENT = '/_app/immutable/';

/**
 * Answers requests with the files of a folder, as any plain host of files would.
 *
 * @param {string} folder
 * @param {string} mount under which path, with a slash on both sides
 * @param {(name: string) => void} served told of each file when its last byte was handed over
 * @returns {import('node:http').RequestListener}
 */
export const answerFrom = (folder, mount, served) => (request, response) => {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' });
  const [pathname, ...query] = (request.url ?? '/').split('?');
  const place = findPlace(folder, mount, pathname);
  if (!place) return end(response, 404);
  if ('redirect' in place) {
    return end(response, 301, { location: [place.redirect, ...query].join('?') });
  }

  const { path, name, stats } = place.file;
  const { size } = stats;
  const version = versionOf(stats);
  const kept = name.startsWith(NAMED_BY_CONTENT)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
  const known = { etag: version.etag, 'last-modified': version.modified, 'cache-control': kept };
  if (isUnchanged(headers, version)) return void response.writeHead(304, known).end();

  const range = method === 'GET' ? rangeOf(headers, size, version) : 'whole';
  if (range === 'unsatisfiable') return end(response, 416, { 'content-range': `bytes */${size}` });
  const part = range === 'whole' ? { start: 0, end: size - 1 } : range;
  response.writeHead(range === 'whole' ? 200 : 206, {
    ...known,
    'content-type': typeOf(path),
    'content-length': part.end - part.start + 1,
    'accept-ranges': 'bytes',
    ...(range !== 'whole' && { 'content-range': `bytes ${part.start}-${part.end}/${size}` })
  });
  if (method === 'HEAD' || size === 0) return void response.end();
  response.on('finish', () => served(name));
  // A browser that goes away ends the stream, and so does a file that does.
  pipeline(createReadStream(path, part), response, () => undefined);
};

/**
 * An answer without a file, in the words of its status.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
function end(response, status, headers = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${status}\n`);
}
