/** `npm run findings`: asks the models anew and rewrites docs/findings.md, or one part of it. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { startNodeBackend } from '../src/lib/engine/node';
import { effectsReport } from './findings/effects';
import { learningReports } from './findings/learning';

const FILE = new URL('../docs/findings.md', import.meta.url);
/** The parts of the file, in their order, by their titles. */
const PARTS = { learning: '# What learning finds', effects: '# What depends on what' } as const;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } }
});
if (values.only && !Object.hasOwn(PARTS, values.only)) {
  console.error(
    `--only should be one of ${Object.keys(PARTS).join(', ')}, but is "${values.only}".`
  );
  process.exit(2);
}
const asked = (part: keyof typeof PARTS) => !values.only || values.only === part;
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);
await startNodeBackend();

if (asked('effects')) await rewrite({ effects: await effectsReport() });
if (asked('learning')) {
  for await (const learning of learningReports(seeds)) await rewrite({ learning });
}
// The engine's channel to its next task keeps Node up.
process.exit();

/** Puts a part in the place of the one that stands there. */
async function rewrite(part: Partial<Record<keyof typeof PARTS, string>>): Promise<void> {
  const old = await readFile(FILE, 'utf8');
  const second = old.indexOf(PARTS.effects);
  const end = second < 0 ? old.length : second;
  const { learning = old.slice(0, end), effects = old.slice(end) } = part;
  const text = `${learning.trim()}\n\n${effects.trim()}\n`;
  await writeFile(FILE, await format(text, { parser: 'markdown' })); // as `npm run lint` wants it
}
