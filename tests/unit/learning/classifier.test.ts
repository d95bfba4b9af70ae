import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import {
  classifierOf,
  lossAndSlopes,
  train,
  trainingSet,
  type TrainingSet
} from '../../../src/lib/learning/classifier';
import { chancesOf, classChances, scoresOf } from '../../../src/lib/learning/classify';
import { leaveOneOut } from '../../../src/lib/learning/leave-one-out';
import { createRandom } from '../../../src/lib/learning/random';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { meanRow } from '../../../src/lib/transformer/sentence';
import { words } from '../../../src/lib/words/en/classes';

const learn = (set: TrainingSet) => {
  const steps = train(set);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { weight: value, losses };
    losses.push(value.loss);
  }
};

const verdictsOf = (set: TrainingSet, weight: Float32Array) =>
  [...leaveOneOut(set, weight)].filter((verdict) => verdict !== null);

/** Labelled vectors drawn from a seed; the smaller `apart`, the more of them are mixed up. */
function drawn(labels: number, each: number, d: number, apart: number, seed = 1): TrainingSet {
  const random = createRandom(seed);
  const classes = Array.from({ length: labels * each }, (_, i) => i % labels);
  const vectors = classes.map((own) =>
    Float32Array.from({ length: d }, (_, i) => 3 + random.normal() + (i === own ? apart : 0))
  );
  return trainingSet(
    Array.from({ length: labels }, (_, c) => `label ${c}`),
    vectors,
    classes
  );
}

describe('learning', () => {
  it('slopes by the chain rule are what small differences of the loss say', () => {
    const set = drawn(3, 4, 5, 1);
    const random = createRandom(7);
    const weight = Float32Array.from({ length: 3 * 6 }, () => random.normal());
    for (const without of [-1, 4]) {
      const { slopes } = lossAndSlopes(set, weight, without);
      slopes.forEach((slope, i) => {
        const loss = (by: number) => {
          const moved = weight.slice();
          moved[i] += by;
          return lossAndSlopes(set, moved, without).loss;
        };
        expect(slope).toBeCloseTo((loss(0.01) - loss(-0.01)) / 0.02, 4);
      });
    }
  });

  it('slopes at 0 are what one computes by hand', () => {
    // Two vectors, 4 apart: centre 3, scale 2, inputs (-1, 1) and (1, 1). p is 1/2 for all.
    const set = trainingSet(['a', 'b'], [Float32Array.of(1), Float32Array.of(5)], [0, 1]);
    expect([...set.inputs.data]).toEqual([-1, 1, 1, 1]);
    const { loss, slopes } = lossAndSlopes(set, new Float32Array(4));
    expect(loss).toBeCloseTo(Math.LN2, 6);
    expect([...slopes]).toEqual([0.5, 0, -0.5, 0]);
  });

  it('ends where no weight changes the loss any more, with the same numbers each time', () => {
    const set = drawn(3, 10, 40, 2);
    const { weight, losses } = learn(set);
    const { loss, slopes } = lossAndSlopes(set, weight);
    expect(losses[0]).toBeCloseTo(Math.log(3), 5);
    expect(loss).toBeLessThan(losses[0] / 2);
    expect(Math.hypot(...slopes)).toBeLessThan(1e-3);
    expect(learn(set).weight).toEqual(weight);
  });

  it('stays finite where labels are parted with ease, and where they cannot be', () => {
    const same = [1, 1, 1, 1].map(() => Float32Array.of(2, 2));
    const cannot = trainingSet(['a', 'b'], same, [0, 0, 1, 1]);
    const even = classifierOf(cannot, learn(cannot).weight);
    expect([...chancesOf(scoresOf(even, same[0]))]).toEqual([0.5, 0.5]);
    const easy = drawn(2, 2, 4, 1e4);
    const { weight } = learn(easy);
    expect(weight.every((value) => Math.abs(value) < 100)).toBe(true);
  });

  it('what is learned takes sentence vectors as they come', () => {
    const vectors = [
      [3, 0],
      [4, 1],
      [0, 5],
      [1, 7]
    ].map((pair) => Float32Array.from(pair));
    const set = trainingSet(['a', 'b'], vectors, [0, 0, 1, 1]);
    const { weight } = learn(set);
    const classifier = classifierOf(set, weight);
    vectors.forEach((vector, i) => {
      const x = set.inputs.data.subarray(i * 3, i * 3 + 3);
      const score = (c: number) => x.reduce((sum, v, d) => sum + v * weight[c * 3 + d], 0);
      const scores = scoresOf(classifier, vector);
      expect(scores[0]).toBeCloseTo(score(0), 4);
      expect(scores[1]).toBeCloseTo(score(1), 4);
    });
  });
});

describe('leaving each example out', () => {
  /** The best weights without an example, from nothing: plain gradient descent, for ever. */
  function bruteForce({ classes, labels, inputs }: TrainingSet, left: number): number {
    const { columns, data } = inputs;
    const kept = classes.map((_, i) => i).filter((i) => i !== left);
    const others = {
      labels,
      classes: kept.map((i) => classes[i]),
      inputs: {
        rows: kept.length,
        columns,
        data: Float32Array.from(
          kept.flatMap((i) => [...data.subarray(i * columns, (i + 1) * columns)])
        )
      }
    };
    const weight = new Float32Array(labels.length * columns);
    for (let step = 0; step < 3000; step++) {
      const { slopes } = lossAndSlopes(others, weight);
      for (let i = 0; i < weight.length; i++) weight[i] -= slopes[i];
    }
    const scores = labels.map((_, c) =>
      data
        .subarray(left * columns, (left + 1) * columns)
        .reduce((sum, x, d) => sum + x * weight[c * columns + d], 0)
    );
    return scores.indexOf(Math.max(...scores));
  }

  it.each([
    [2, 5, 6, 0.5],
    [3, 4, 8, 1],
    [4, 3, 5, 2],
    [2, 2, 30, 0]
  ])('%i labels of %i examples: as training anew without it says', (labels, each, d, apart) => {
    const set = drawn(labels, each, d, apart);
    const verdicts = verdictsOf(set, learn(set).weight);
    expect(verdicts).toEqual(set.classes.map((_, i) => bruteForce(set, i)));
  });

  it('an example does not vouch for itself: labels at random are not found again', () => {
    const set = drawn(2, 20, 60, 0);
    const { weight } = learn(set);
    const right = (verdicts: readonly number[]) =>
      verdicts.filter((label, i) => label === set.classes[i]).length;
    const classifier = classifierOf(set, weight);
    const own = set.classes.map((_, i) => {
      const x = set.inputs.data.subarray(i * 61, i * 61 + 60);
      const scores = scoresOf(
        classifier,
        x.map((value, d) => value * set.scale + set.centre[d])
      );
      return scores[0] > scores[1] ? 0 : 1;
    });
    expect(right(own)).toBeGreaterThan(36);
    expect(right(verdictsOf(set, weight))).toBeLessThan(28);
  });
});

describe('the ready set, on MiniLM', () => {
  const labels = Object.keys(words.ready);
  const examples = Object.values(words.ready).flatMap((sentences, label) =>
    sentences.map((sentence) => ({ sentence, label }))
  );
  let reader: Reader;
  let set: TrainingSet;
  let weight: Float32Array<ArrayBuffer>;
  const last = async (text: string, ...cuts: string[]) =>
    (await readText(reader, text, cuts.map(parseCut))).hidden.at(-1)!;
  beforeAll(async () => {
    reader = await openNodeReader('minilm');
    const vectors: Float32Array[] = [];
    for (const { sentence } of examples) vectors.push(meanRow(await last(sentence)));
    set = trainingSet(
      labels,
      vectors,
      examples.map(({ label }) => label)
    );
    ({ weight } = learn(set));
  });
  const river = async (text: string, ...cuts: string[]) =>
    classChances(classifierOf(set, weight), await last(text, ...cuts))[0];

  it('all 20 of its sentences are right when left out', () => {
    expect(verdictsOf(set, weight)).toEqual(set.classes);
  });

  it('its own sentences have about 0.9 of their label', () => {
    const classifier = classifierOf(set, weight);
    const own = set.classes.map((label, i) => {
      const x = set.inputs.data.subarray(i * 385, i * 385 + 384);
      const vector = x.map((value, d) => value * set.scale + set.centre[d]);
      return chancesOf(scoresOf(classifier, vector))[label];
    });
    const mean = own.reduce((sum, chance) => sum + chance, 0) / own.length;
    expect(mean).toBeGreaterThan(0.85);
    expect(mean).toBeLessThan(0.95);
  });

  it('swimming makes it a river’s bank, borrowing a bank of money, neither leans to money', async () => {
    expect(await river('I went swimming with Anna at the bank.')).toBeGreaterThan(0.6);
    expect(await river('I borrowed money at the bank.')).toBeLessThan(0.25);
    expect(await river('I went to the bank.')).toBeLessThan(0.4);
  });

  it('a cut moves the class', async () => {
    const text = 'I went swimming with Anna at the bank.';
    const whole = await river(text);
    const cut = await river(text, 'edge layer=* head=* from=* to=3');
    expect(cut).toBeLessThan(whole - 0.1);
  });
});
