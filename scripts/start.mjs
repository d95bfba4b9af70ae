/** `npm start`: installs what is missing, builds, and serves the built page until Ctrl-C. */
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { root, runModule } from './run.mjs';
import { serve } from './serve.mjs';

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
const { address } = await serve('build', { port });
console.log(`\nRiverbank is at ${address.replace(/\/$/, '')}\nCtrl-C stops it.`);

/** The port of the environment variable PORT, or the one that Vite serves a build on. */
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
