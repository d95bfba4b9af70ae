/**
 * A plain server of files: `node scripts/serve.mjs FOLDER [--port 4173] [--mount /a/b/]`, or `serve`
 * for other programs. It does what any host of files does and nothing more, so that what works here
 * works there.
 */
import { realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { answerFrom } from './serve/answer.mjs';

/** Ports that are tried when the wanted one is taken. */
const TRIES = 100;

/**
 * Serves a folder until it is closed.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 for any that is free
 * @param {boolean} [options.strict] fails when the port is taken, in place of taking the next free one
 * @param {string} [options.mount] under which path, with a slash on both sides
 * @param {(name: string) => void} [options.served] told of each file when its last byte was handed
 *   over; `name` is its path below the folder, with a slash before it
 * @returns {Promise<{ address: string, close: () => void }>} `address` ends with the mount
 * @throws {Error} when there is no such folder or no port
 */
export async function serve(folder, options = {}) {
  const { port = 0, strict = false, mount = '/', served = () => undefined } = options;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`There is no folder "${folder}" to serve.`);
  }
  const server = createServer(answerFrom(folder, mount, served));
  const found = await listen(server, port, strict ? 1 : TRIES);
  return {
    address: `http://localhost:${found}${mount}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} tries
 * @returns {Promise<number>} the port that it listens on
 */
function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    const again = (/** @type {NodeJS.ErrnoException} */ error) => {
      const next = port + 1;
      if (error.code !== 'EADDRINUSE' || tries <= 1 || next > 65535) return reject(error);
      listen(server, next, tries - 1).then(resolve, reject);
    };
    server.once('error', again);
    server.listen(port, 'localhost', () => {
      server.off('error', again);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

if (import.meta.filename === realpathSync(process.argv[1] ?? '.')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4173' }, mount: { type: 'string', default: '/' } }
  });
  const options = { port: Number(values.port), mount: values.mount, strict: true };
  await serve(positionals[0] ?? 'build', options).then(
    ({ address }) => console.log(address),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    }
  );
}
