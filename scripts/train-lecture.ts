import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { parseSafetensors } from '../src/lib/checkpoint/safetensors';
import { startNodeBackend } from '../src/lib/engine/node';
import { toFolder, WEIGHTS_FILE } from '../src/lib/learning/folder';
import { languageLessons } from '../src/lib/learning/lessons';
import { RIVERBANK, riverbankWeights } from '../src/lib/learning/probes';
import { LEARNING_RATE, STEPS } from '../src/lib/learning/recipe';
import { Trainer } from '../src/lib/learning/trainer';

/** Any would do; docs/findings.md has what others give. */
const SEED = 1;
const REPORT_EVERY = 100;
const MODELS = [
  { name: 'lecture', attention: 'learned', does: 'learned Q, K, V' },
  {
    name: 'lecture-dot',
    attention: 'dot-product',
    does: 'the dot product x·x/√d, nothing learned'
  },
  {
    name: 'lecture-unit-dot',
    attention: 'unit-dot-product',
    does: 'the dot product of vectors made 1 long, nothing learned'
  }
] as const;

await startNodeBackend();
for (const { name, attention, does } of MODELS) {
  const lessons = languageLessons(SEED);
  const trainer = new Trainer({ lessons, attention, seed: SEED });
  while (trainer.step < STEPS) {
    const { loss } = trainer.advance();
    if (trainer.step % REPORT_EVERY === 0) {
      console.log(`${name}: step ${trainer.step}, loss ${loss.toFixed(3)}`);
    }
  }
  const folder = (facts: readonly string[]) =>
    toFolder(trainer.config, trainer.parameters, lessons.vocabulary, { name, facts });

  // What the card says is measured on the weights as they are written, in float16.
  const written = parseSafetensors((await folder([])).get(WEIGHTS_FILE)!, WEIGHTS_FILE);
  const parameters = new Map([...written].map(([key, tensor]) => [key, tensor.values().slice()]));
  trainer.restore({ ...trainer.snapshot(), parameters });
  const { plain, distracted } = trainer.evaluate();
  const weights = riverbankWeights(await trainer.read(RIVERBANK)).map(
    ({ bankToSwimming, swimmingToBank }, l) =>
      `layer ${l + 1}: ${bankToSwimming.toFixed(2)}, back ${swimmingToBank.toFixed(2)}`
  );
  const files = await folder([
    '**Source:** trained here by `npm run train-lecture`; the rules of its language are src/lib/learning/rules.ts',
    '**Licence:** MIT, as the rest of this project',
    `**Attention:** ${does}`,
    `**Training:** seed ${SEED}, ${STEPS} steps of 64 texts, AdamW, learning rate ${LEARNING_RATE}; a fifth of all combinations of words was kept from it`,
    `**Sense found** in held-out sentences: ${percent(plain)} plain, ${percent(distracted)} with a clause that holds a cue of the other sense (chance: 50 %)`,
    `**"${RIVERBANK}":** bank → swimming ${weights.join('; ')}`
  ]);
  const target = new URL(`../static/models/${name}/`, import.meta.url);
  await mkdir(target, { recursive: true });
  for (const [file, bytes] of files) {
    await writeFile(new URL(file, target), bytes);
    await chmod(new URL(file, target), 0o644); // whoever serves the folder must be able to read it
  }
  console.log(
    `${name}: plain ${percent(plain)}, distracted ${percent(distracted)}; ${weights.join('; ')}`
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
