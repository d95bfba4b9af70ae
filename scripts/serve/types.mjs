import { extname } from 'node:path';

/** What the built page holds. A browser compiles WebAssembly and runs modules under these types only. */
const TYPES = /** @type {Readonly<Record<string, string>>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.wasm': 'application/wasm'
});

/**
 * The content type of a file, by its ending.
 *
 * @param {string} path
 */
export const typeOf = (path) => TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
