import { beforeAll, describe, expect, it } from 'vitest';
import { openLesson } from '../../../src/lib/lesson/node';
import type { LessonPlace } from '../../../src/lib/lesson/place';
import type { LessonReader } from '../../../src/lib/lesson/reader';
import type { Asked, Step } from '../../../src/lib/lesson/step';
import { step as cuts } from '../../../src/lib/lesson/steps/cuts';
import { step as heads } from '../../../src/lib/lesson/steps/heads';
import { step as proposal2 } from '../../../src/lib/lesson/steps/proposal-2';
import { step as learning } from '../../../src/lib/lesson/steps/learning';
import { pastHalf, step as nextLayer } from '../../../src/lib/lesson/steps/next-layer';
import { step as threeVectors } from '../../../src/lib/lesson/steps/three-vectors';
import { step as values } from '../../../src/lib/lesson/steps/values';
import { EXAM_SEED } from '../../../src/lib/learning/examined';
import { drawHeldOut } from '../../../src/lib/learning/language';
import { createRandom } from '../../../src/lib/learning/random';
import { length } from '../../../src/lib/measures/vectors';
import { anchors } from '../../../src/lib/words/en/anchors';
import { DISTRACTED } from '../../../src/lib/words/en/lesson/steps/learning';
import { row, valueAt } from '../../../src/lib/transformer/trace';

const TEXT = 'I went swimming with Anna at the bank.';
const place: LessonPlace = { from: 8, to: 3, layer: 1, head: 4 };
let reader: LessonReader;

beforeAll(async () => {
  reader = await (await openLesson('minilm', anchors))(TEXT);
}, 60_000);

async function asked<Option extends string, Facts extends object>(
  step: Step<Option, Facts>,
  of = reader
): Promise<Asked<Option, Facts>> {
  const outcome = await step.ask(of, place);
  if (outcome.kind !== 'asked') throw new Error(outcome.kind);
  return outcome;
}

describe('three vectors', () => {
  it('with the queries for keys scores are symmetric and every row is its own', async () => {
    const { right, facts, figure } = await asked(threeVectors);
    expect(right).toBe('all');
    expect(facts).toMatchObject({ from: 'bank', to: 'swimming', n: 11 });
    expect(facts.own[1]).toBe(11);
    expect(facts.own[0]).toBeLessThan(6);
    expect(facts.asymmetry[1]).toBeLessThan(1e-4);
    expect(facts.asymmetry[0]).toBeGreaterThan(1);
    const { scores } = reader.trace.layers[0].heads[3];
    expect(facts.scores[0]).toEqual([valueAt(scores, 8, 3), valueAt(scores, 3, 8)]);
    if (figure.kind !== 'keys') throw new Error(figure.kind);
    expect(figure.matrices.map(({ values }) => values.length)).toEqual([32, 32, 32]);
    // numpy.linalg.svd, as in head-weights.test.ts
    expect(figure.matrices[0].values[0]).toBeCloseTo(2.64187, 4);
  });

  it('is not asked of a model that learns no keys', async () => {
    const twin = await (await openLesson('lecture-dot'))('anna swims at the bank');
    expect(await threeVectors.ask(twin, { from: 4, to: 1, layer: 1, head: 1 })).toMatchObject({
      kind: 'not-asked',
      reason: 'nothing-learned'
    });
  });
});

describe('proposal 2', () => {
  it('reads its answer off the head’s row', async () => {
    const { right, facts, margin } = await asked(proposal2);
    expect(right).toBe('most');
    expect(facts.sought[1]).toBeCloseTo(0.536, 3);
    expect(facts.back).toBeCloseTo(0.2631, 3);
    expect(margin).toBeCloseTo(facts.sought[1] - 0.5, 6);
  });

  it('does not ask where a share lies between two answers', async () => {
    const near = await proposal2.ask(reader, { ...place, from: 3, to: 8 });
    expect(near).toMatchObject({ kind: 'not-asked', reason: 'near-tie' });
  });
});

it('heads are counted by the largest weight of the word’s row', async () => {
  const { right, facts, figure } = await asked(heads);
  const first = reader.trace.layers.flatMap((layer) =>
    layer.heads.map(({ pattern }) => {
      const weights = row(pattern, 8);
      return weights.indexOf(Math.max(...weights));
    })
  );
  expect(facts.counts.sought).toBe(first.filter((to) => to === 3).length);
  expect(facts.counts.special).toBe(first.filter((to) => to === 0 || to === 10).length);
  expect(facts.counts).toEqual({ sought: 4, itself: 1, other: 4, special: 63 });
  expect(right).toBe('some');
  expect(figure).toMatchObject({ kind: 'heads' });
  if (figure.kind === 'heads') expect(figure.found).toHaveLength(4);
});

it('cuts are compared by how far the last vector moves, read again without each', async () => {
  const { right, facts } = await asked(cuts);
  const before = row(reader.trace.hidden[6], 8);
  const mute = { kind: 'mute', layer: '*', head: '*', from: 8, to: 3 } as const;
  const after = row((await reader.cut([mute])).hidden[6], 8);
  const off = length(before.map((value, d) => value - after[d])) / length(before);
  expect(facts.taken.sought?.moved).toBeCloseTo(off, 6);
  expect(right).toBe('sought');
  expect(facts.heaviest).toBe('special');
  const all = reader.trace.layers.flatMap((layer) => layer.heads);
  expect(facts.taken.sought?.weight).toBeCloseTo(
    all.reduce((sum, { pattern }) => sum + valueAt(pattern, 8, 3), 0),
    4
  );
});

it('values are weighed by the length of what they hand over', async () => {
  const { right, facts } = await asked(values);
  expect(facts.heaviest).toBe('special');
  const { pattern, v } = reader.trace.layers[facts.layer - 1].heads[facts.head - 1];
  const weights = row(pattern, 8);
  const sizes = Array.from(weights, (weight, j) => weight * length(row(v, j)));
  expect(facts.weights.special).toBe(Math.max(...weights));
  expect(facts.sizes[right]).toBeCloseTo(Math.max(...sizes), 5);
  expect(facts.weights.special * facts.lengths.special).toBeCloseTo(facts.sizes.special, 6);
  expect(facts.sizes.sought).toBeCloseTo(sizes[3], 6);
});

describe('the next layer', () => {
  it('finds from where on a word stays past half-way', () => {
    expect(pastHalf([0.2, 0.6, 0.4, 0.7, 0.8])).toBe(3);
    expect(pastHalf([0.6, 0.7])).toBe(0);
    expect(pastHalf([0.1, 0.2, 0.9])).toBe(2);
  });

  it('takes its answer from the word’s journey', async () => {
    const { right, facts, figure } = await asked(nextLayer);
    if (figure.kind !== 'journey') throw new Error(figure.kind);
    const { before } = figure.journey!;
    const [end] = before!.slice(-1);
    expect(facts.meaning).toBe(figure.meanings![end > 0.5 ? 0 : 1]);
    expect(right).toBe('h1');
    expect(before![0]).toBeLessThan(0.5);
    for (const t of before!.slice(1)) expect(t).toBeGreaterThan(0.5);
  });

  it('is not asked of a word without anchors', async () => {
    expect(await nextLayer.ask(reader, { ...place, from: 3, to: 8 })).toMatchObject({
      kind: 'not-asked',
      reason: 'no-anchors'
    });
  });
});

it('learners are examined now, and learned Q, K, V read most new sentences right', async () => {
  const { right, facts, margin } = await asked(learning);
  const { learned, 'dot-product': dot, 'unit-dot-product': unit } = facts.scores;
  expect(right).toBe('learned');
  expect(learned.distracted).toBeGreaterThan(0.9);
  expect(dot.distracted).toBeLessThan(0.7);
  // Each share is one of so many sentences, and the one that the step quotes is among them.
  const random = createRandom(EXAM_SEED);
  const [, distracted] = [false, true].map((kind) =>
    Array.from({ length: facts.examined }, () => drawHeldOut(random, kind))
  );
  expect(dot.distracted * facts.examined).toBeCloseTo(Math.round(dot.distracted * facts.examined));
  expect(
    distracted.map(({ words, at }) =>
      words
        .slice(0, at + 1)
        .join(' ')
        .replaceAll(' ,', ',')
    )
  ).toContain(DISTRACTED);
  expect(margin).toBeCloseTo(learned.distracted - Math.max(dot.distracted, unit.distracted), 9);
});
