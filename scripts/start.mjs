/** `npm start`: installs what is missing, builds, and serves the built page until Ctrl-C. */
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { root, runModule } from './run.mjs';

requireNode();
process.chdir(root);
endWithNpm();
const port = wantedPort();
if (!(await install())) process.exit(1);
console.log('Building …');
if (!(await runModule('vite/bin/vite.js', ['build'])).ok) {
  console.error('The build failed; what it wrote is above.');
  process.exit(1);
}
console.log(`\nRiverbank is at ${await serve(port)}\nCtrl-C stops it.`);

/**
 * Serves the build, on the next free port when the wanted one is taken.
 *
 * @param {number} port
 */
async function serve(port) {
  const { preview } = await import('vite');
  const server = await preview({ preview: { port, strictPort: false, open: false } });
  const address = server.httpServer.address();
  return `http://localhost:${typeof address === 'object' && address ? address.port : port}`;
}

/** The port of the environment variable PORT, or Vite's own choice for a preview. */
function wantedPort() {
  const text = process.env.PORT || '4173';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`PORT should be a number from 1 to 65535, but is "${text}".`);
  process.exit(1);
}

/**
 * Ends when npm has ended. Ctrl-C reaches us too, but a signal sent to npm alone stops at the shell
 * that npm puts in between, and would leave the server behind.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref();
}
