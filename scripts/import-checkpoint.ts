import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openFolder } from '../src/lib/checkpoint/folder';
import { importCheckpoint } from '../src/lib/checkpoint/import';
import { errorSentence } from '../src/lib/words/en/errors';

const USAGE = 'usage: npm run import-checkpoint -- FOLDER NAME';

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder, name] = positionals;
  if (positionals.length !== 2) throw new Error('A folder and a name were expected.');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new Error(`"${name}" is no name: small letters, digits and hyphens were expected.`);
  }
  const { files, sha256, leftOut } = await importCheckpoint(openFolder(folder), name);
  const target = new URL(`../static/models/${name}/`, import.meta.url);
  await mkdir(target, { recursive: true });
  for (const [file, bytes] of files) {
    const path = new URL(file, target);
    if (file === 'README.md' && existsSync(path)) {
      process.stdout.write(`README.md was there and is kept; its SHA-256 should be ${sha256}\n`);
      continue;
    }
    await writeFile(path, bytes);
    await chmod(path, 0o644); // whoever serves the folder must be able to read it
  }
  if (leftOut.length > 0) {
    process.stdout.write(`left out, as float16 does not hold them: ${leftOut.join(', ')}\n`);
  }
  process.stdout.write(`${files.size} files written to ${fileURLToPath(target)}\n`);
} catch (error) {
  process.stderr.write(`${errorSentence(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
