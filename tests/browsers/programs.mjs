import { spawn } from 'node:child_process';

/** Starting takes this long at most. */
const START_MS = 30_000;

/** What runs now, so that nothing outlives us. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => end(...running));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => process.exit(1));
}

/**
 * Starts a program that runs until it is ended.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] added to our own environment
 */
export function start(program, args, env = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  running.add(child);
  for (const event of ['error', 'exit']) child.on(event, () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').resume();
  return child;
}

/** @param {import('node:child_process').ChildProcess[]} children */
export function end(...children) {
  for (const child of children) child.kill('SIGTERM');
}

/**
 * Waits until a program has written something.
 *
 * @param {ReturnType<typeof start>} child
 * @param {RegExp} what with one group
 * @returns {Promise<string>} what the group found
 * @throws {Error} with all that it wrote, when it ends or takes too long
 */
export function written(child, what) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = () => reject(new Error(`${child.spawnfile} did not start. ${text.trim()}`));
    setTimeout(fail, START_MS).unref();
    child.on('error', fail);
    child.on('exit', fail);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        text += part;
        const found = what.exec(text);
        if (found) resolve(found[1]);
      });
    }
  });
}
