// Builds the attention kernel from its AssemblyScript. The compiler weighs 102 MB and is asked for on
// a rare day only, so it is no devDependency: npm brings it, and what it makes is kept.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runModule, runNpm } from './run.mjs';

const FOLDER = 'src/lib/transformer/kernel/assembly';
export const KERNEL = `${FOLDER}/kernel.wasm`;
/** The release that makes these very bytes. */
const COMPILER = 'assemblyscript@0.28.20';
/** Where it is when somebody has installed it. */
export const INSTALLED = 'assemblyscript/bin/asc.js';
const FLAGS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--disableWarning',
  '112'
];
/** The section of the binary that says what it was made from. */
export const SECTION = 'sources';

/** SHA-256 of the kernel's sources, in hexadecimal: a binary that is older than they are is found. */
export function digest() {
  const hash = createHash('sha256');
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  for (const name of names.sort())
    hash.update(`${name}\n`).update(readFileSync(join(FOLDER, name)));
  return hash.digest('hex');
}

/** A custom section of a wasm binary: id 0, then size, length of the name, name and text. */
function section(/** @type {string} */ name, /** @type {string} */ text) {
  const content = Buffer.from(`${String.fromCharCode(name.length)}${name}${text}`);
  // Sizes below 128 are one byte.
  return Buffer.concat([Buffer.of(0, content.length), content]);
}

/**
 * @param {string} file where to
 * @returns whether it could be built
 */
export async function buildKernel(file = KERNEL) {
  const args = [`${FOLDER}/index.ts`, ...FLAGS, '--outFile', file];
  const { ok } = existsSync(`node_modules/${INSTALLED}`)
    ? await runModule(INSTALLED, args)
    : await runNpm(['exec', '--yes', `--package=${COMPILER}`, '--', 'asc', ...args]);
  if (ok) writeFileSync(file, Buffer.concat([readFileSync(file), section(SECTION, digest())]));
  return ok;
}

if (process.argv[1] === import.meta.filename) {
  if (await buildKernel())
    process.stdout.write(`${KERNEL}: ${readFileSync(KERNEL).length} bytes\n`);
  else process.exitCode = 1;
}
