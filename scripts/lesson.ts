/** `npm run lesson`: puts the question of every step to 50 texts and rewrites docs/lesson.md. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { openLesson } from '../src/lib/lesson/node';
import { STEPS } from '../src/lib/lesson/steps';
import type { Step } from '../src/lib/lesson/step';
import { anchors } from '../src/lib/words/en/anchors';
import { isLopsided, largestShare, lessonReport } from './lesson/report';
import { spreads } from './lesson/spread';
import { lessonTexts } from './lesson/texts';

const FILE = new URL('../docs/lesson.md', import.meta.url);

const loaders = Object.values<() => Promise<{ readonly step: Step }>>(STEPS);
const steps = (await Promise.all(loaders.map((load) => load()))).map(({ step }) => step);
const texts = lessonTexts();
const ambiguous = anchors.map(({ word }) => word);
const found = await spreads(steps, await openLesson('minilm', anchors), texts, ambiguous);
await writeFile(FILE, await format(lessonReport(found, texts.length), { parser: 'markdown' }));

for (const spread of found.filter(isLopsided)) {
  const share = Math.round(100 * largestShare(spread));
  console.error(`${spread.name}: ${spread.answers[0][0]} is right in ${share} % of the texts.`);
  process.exitCode = 1;
}
// The engine's channel to its next task keeps Node up.
process.exit();
