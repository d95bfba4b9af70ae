import { languageLessons } from '../../src/lib/learning/lessons';
import {
  RIVERBANK,
  riverbankWeights,
  selfAttention,
  type RiverbankWeights,
  type SelfAttention
} from '../../src/lib/learning/probes';
import { LEARNING_RATE } from '../../src/lib/learning/recipe';
import { Trainer } from '../../src/lib/learning/trainer';
import type { AttentionKind } from '../../src/lib/transformer/config';

/** With fewer seeds, the file says that its spread is no more than a hint. */
const ENOUGH_SEEDS = 5;
/** When the models are examined; the schedule ends with the last. */
const EXAMINED_AT = [150, 300, 600, 1200];
const KINDS: readonly (readonly [AttentionKind, string])[] = [
  ['learned', 'learned Q, K, V'],
  ['dot-product', 'dot product ÷ √d'],
  ['unit-dot-product', 'dot product, length 1']
];

/** One model at one moment. */
interface Finding {
  readonly plain: number;
  readonly distracted: number;
  readonly bank: readonly RiverbankWeights[];
  readonly self: readonly SelfAttention[];
}

type Findings = ReadonlyMap<string, readonly Finding[]>; // by kind and step, one entry a seed

/** Trains over seeds; after each, the part of docs/findings.md as far as they go. */
export async function* learningReports(seeds: readonly number[]): AsyncGenerator<string> {
  const findings = new Map<string, Finding[]>();
  for (const seed of seeds) {
    const lessons = languageLessons(seed);
    for (const [attention, title] of KINDS) {
      const trainer = new Trainer({ lessons, attention, seed, steps: EXAMINED_AT.at(-1) });
      for (const step of EXAMINED_AT) {
        while (trainer.step < step) trainer.advance();
        const trace = await trainer.read(RIVERBANK);
        const scores = trainer.evaluate();
        const finding = { ...scores, bank: riverbankWeights(trace), self: selfAttention(trace) };
        const key = `${attention} ${step}`;
        findings.set(key, [...(findings.get(key) ?? []), finding]);
        console.log(`seed ${seed}, ${title}, step ${step}: ${JSON.stringify(scores)}`);
      }
    }
    yield report(seeds.slice(0, seeds.indexOf(seed) + 1), findings);
  }
}

/** The part as far as these seeds go. */
function report(done: readonly number[], findings: Findings): string {
  const at = (kind: AttentionKind, step: number) => findings.get(`${kind} ${step}`)!;
  const last = EXAMINED_AT.at(-1)!;
  const rows = (cells: readonly (readonly string[])[]) =>
    cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
  /** Mean over seeds, and the least and the most. */
  const spread = (numbers: readonly number[]) => {
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    return `${mean.toFixed(2)} (${Math.min(...numbers).toFixed(2)}–${Math.max(...numbers).toFixed(2)})`;
  };

  const senses = KINDS.flatMap(([kind, title]) =>
    (['plain', 'distracted'] as const).map((sort) => [
      title,
      sort === 'plain' ? 'plain' : 'with a distracting clause',
      ...EXAMINED_AT.map((step) => spread(at(kind, step).map((finding) => finding[sort])))
    ])
  );
  const layers = at('learned', last)[0].self.map((_, l) => l);
  const weights = KINDS.flatMap(([kind, title]) =>
    layers.map((l) => {
      const all = at(kind, last);
      return [
        title,
        String(l + 1),
        spread(all.map(({ bank }) => bank[l].bankToSwimming)),
        spread(all.map(({ bank }) => bank[l].swimmingToBank)),
        spread(all.map(({ self }) => self[l].rows)),
        spread(all.map(({ self }) => self[l].weight))
      ];
    })
  );

  return `# What learning finds

\`npm run findings -- --only learning --seeds ${done.length}\` trains every model anew and writes this part. Seeds ${done.join(', ')}: each decides the start and
the sentences; the three models of a seed learn from the same batches. 2 layers of 1 head, 64 numbers a word, 64 texts a step, AdamW,
learning rate ${LEARNING_RATE} up in 20 steps and down a cosine to step ${last}. Cells give the mean over seeds (least–most).
${done.length < ENOUGH_SEEDS ? `\nOnly ${done.length} of the ${ENOUGH_SEEDS} seeds that this comparison wants have been run: take the spread as a hint.\n` : ''}
## Senses found

The share of held-out sentences in which the right sense's next words are likelier than the other's; 0.50 is chance. A fifth of all
combinations of words never occurs in training, and only those are examined: 144 sentences of each kind. "With a distracting clause":
the sentence begins with a clause about somebody else that holds a cue of the other sense.

| attention | sentences | ${EXAMINED_AT.map((step) => `step ${step}`).join(' | ')} |
| - | - | ${EXAMINED_AT.map(() => '-').join(' | ')} |
${rows(senses)}

## Where they look, after ${last} steps

"${RIVERBANK}": the weight of *swimming* in the row of *bank*, the weight the other way round, the share of rows whose largest
weight is their own word's, and the mean weight that a row gives its own word.

| attention | layer | bank → swimming | swimming → bank | rows that look at themselves | weight on oneself |
| - | - | - | - | - | - |
${rows(weights)}
`;
}
