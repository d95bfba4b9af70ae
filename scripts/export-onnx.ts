import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { errorSentence } from '../src/lib/words/en/errors';
import { readAsOnnx } from './onnx/bert';

const USAGE = 'usage: npm run export-onnx -- NAME FILE';

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name, file] = positionals;
  if (positionals.length !== 2) throw new Error('A model and a file were expected.');
  const bytes = await readAsOnnx(name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  process.stdout.write(`${bytes.length} bytes written to ${file}\n`);
} catch (error) {
  process.stderr.write(`${errorSentence(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
