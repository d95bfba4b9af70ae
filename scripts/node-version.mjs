import { readFileSync } from 'node:fs';

/** The oldest Node that will do, as package.json has it: ">=20.19". */
const range = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines
  .node;

/** Ends the program with one sentence when this Node is older than the tools can run on. */
export function requireNode() {
  if (isAtLeast(process.versions.node, range.replace('>=', ''))) return;
  console.error(
    `Riverbank needs Node ${range.replace('>=', '')} or newer; this is Node ${process.versions.node}.`
  );
  process.exit(1);
}

/**
 * Whether a version such as "20.20.2" is no older than another.
 *
 * @param {string} version
 * @param {string} oldest
 */
export function isAtLeast(version, oldest) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
