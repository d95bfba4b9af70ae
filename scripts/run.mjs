import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of package.json; every command runs there. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The children that run now, so that none outlives us. */
const children = new Set();

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129]
])) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
    process.exit(code);
  });
}

/**
 * Runs a program to its end, without a keyboard.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {boolean} [options.quiet] keep what it writes instead of passing it on
 * @param {Record<string, string>} [options.env] added to our own environment
 * @param {number} [options.seconds] stopped after this time, and then failed
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is what it wrote when quiet
 */
export function run(command, args, { quiet = false, env = {}, seconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      timeout: seconds === undefined ? undefined : seconds * 1000
    });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    /** @param {boolean} ok @param {string} [note] */
    const end = (ok, note = '') => {
      children.delete(child);
      resolve({ ok, output: output + note });
    };
    child.on('error', (error) => end(false, `${error.message}\n`));
    child.on('close', (code, signal) => {
      end(code === 0, signal ? `${command} was ended by ${signal}.\n` : '');
    });
  });
}

/**
 * Runs a JavaScript program of node_modules with the Node that runs us: it needs no shell, and no
 * wrapper that would leave a child behind.
 *
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runModule(program, args, options) {
  return run(process.execPath, [`node_modules/${program}`, ...args], options);
}

/**
 * Runs npm: the one that started us, if one did.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm ? run(process.execPath, [npm, ...args], options) : run('npm', args, options);
}
