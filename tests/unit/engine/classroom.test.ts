import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { openMemory } from '../../../src/lib/checkpoint/memory';
import { Classroom } from '../../../src/lib/engine/classroom';
import type { ClassOptions, Frame, Progress } from '../../../src/lib/engine/classroom-contract';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { LEARNING_RATE } from '../../../src/lib/learning/recipe';
import { saidLater } from '../said';

const PROBE = 'i went swimming';
const OPTIONS: ClassOptions = {
  seed: 1,
  layers: 1,
  learningRate: LEARNING_RATE,
  learners: ['learned', 'dot-product'],
  text: null
};

let room: Classroom;
let first: Frame;

beforeAll(startNodeBackend);
beforeEach(async () => {
  room = new Classroom();
  ({ first } = await room.open(OPTIONS, PROBE));
});

/** Trains until a step is done. @returns what was reported, and each step's frame as read then */
async function trainTo(steps: number): Promise<Progress[]> {
  const all: Progress[] = [];
  await room.train((progress) => {
    all.push(progress);
    if (progress.step === steps) room.pause();
  }, false);
  return all;
}

describe('open', () => {
  it('gives the words of the language and what the class makes of the probe', async () => {
    const { words } = await room.open(OPTIONS, PROBE);
    expect(words).toContain('swimming');
    expect(words).not.toContain('[UNK]');
    expect(first).toMatchObject({ step: 0, text: PROBE });
    expect(first.tokens.map(({ text }) => text)).toEqual(['i', 'went', 'swimming']);
    expect(first.learners.map(({ attention }) => attention)).toEqual(OPTIONS.learners);
    for (const { patterns, next } of first.learners) {
      expect(patterns.map(({ rows, columns }) => [rows, columns])).toEqual([[3, 3]]);
      expect(next).toHaveLength(4);
    }
  });

  it('tells the chances of both senses where the probe ends on a word that has two', async () => {
    expect(first.learners.map(({ senses }) => senses)).toEqual([null, null]);
    const { learners } = await room.look('ben went swimming at the bank', null);
    for (const { next, senses } of learners) {
      expect(senses!.map(({ name }) => name)).toEqual(['river', 'money']);
      for (const { starts, probability } of senses!) {
        const told = next.filter(({ token }) => starts.includes(token));
        expect(probability).toBeGreaterThanOrEqual(
          told.reduce((sum, one) => sum + one.probability, 0) - 1e-6
        );
        expect(probability).toBeLessThan(1);
      }
    }
  });

  it('has the words’ maps at the start and now: alike before the first step', async () => {
    const { words, matrices, lines } = await room.open(OPTIONS, PROBE);
    expect(lines).toBeNull();
    expect(matrices.words.now).toEqual(matrices.words.start);
    expect(matrices.words.now[0].scores).toMatchObject({
      rows: words.length,
      columns: words.length
    });
    await trainTo(2);
    const later = room.matrices(null).words;
    expect(later.start).toEqual(matrices.words.start);
    expect(later.now).not.toEqual(matrices.words.now);
  });

  it('of a text that cannot be learned from leaves the class as it was', async () => {
    await trainTo(2);
    const now = await room.look(PROBE, null);
    const opened = room.open({ ...OPTIONS, text: 'hola' }, 'hola');
    expect(await saidLater(opened)).toContain('No line has two words');
    expect(await room.look(PROBE, null)).toEqual(now);
    const [next] = await trainTo(3);
    expect(next.step).toBe(3);
  });

  it('of a text that cannot be learned from does not stop what trains', async () => {
    const training = trainTo(4);
    await room.open({ ...OPTIONS, text: 'hola' }, 'hola').catch(() => undefined);
    expect((await training).at(-1)!.step).toBe(4);
  });

  it('ends the training of the class before, which touches nothing of the new one', async () => {
    const steps: number[] = [];
    const training = room.train(({ step }) => steps.push(step), false);
    const opened = await room.open(OPTIONS, PROBE);
    await training;
    expect(steps.length).toBeLessThanOrEqual(1); // the step under way, if it was finished
    expect(opened.first).toEqual(first);
    expect(await room.look(PROBE, null)).toEqual(first);
  });

  it('lets what is asked meanwhile be of the class before', async () => {
    await trainTo(2);
    const before = await room.look(PROBE, null);
    const opening = room.open({ ...OPTIONS, learners: ['learned'], layers: 2 }, PROBE);
    const meanwhile = await Promise.all([room.look(PROBE, null), room.look(PROBE, 0)]);
    expect(meanwhile).toEqual([before, first]);
    const steps: number[] = [];
    const training = room.train(({ step }) => steps.push(step), false);
    const { first: other, matrices } = await opening;
    await training; // ended by the class that was opened
    expect(steps.every((step) => step > 2)).toBe(true);
    expect(other.learners).toHaveLength(1);
    expect(matrices.layers).toHaveLength(2);
    expect(await room.look(PROBE, null)).toEqual(other);
  });
});

it('reads the language up to the mark that ends a sentence, own lines whole', async () => {
  const before = await room.look(PROBE, null);
  const frame = await room.look(`${PROBE} .`, null);
  expect(frame.text).toBe(`${PROBE} .`);
  expect(frame.tokens).toEqual(before.tokens);
  expect(frame.learners).toEqual(before.learners);

  await room.open({ ...OPTIONS, text: 'the dog eats fish .\n'.repeat(40) }, 'the dog .');
  const own = await room.look('the dog .', null);
  expect(own.tokens.map(({ text }) => text)).toEqual(['the', 'dog', '.']);
});

describe('train', () => {
  it('once takes one step and reports it with a frame', async () => {
    const reports: Progress[] = [];
    await room.train((progress) => reports.push(progress), true);
    expect(reports).toHaveLength(1);
    const [{ step, losses, frame, exams }] = reports;
    expect({ step, exams }).toEqual({ step: 1, exams: null });
    expect(losses).toHaveLength(2);
    expect(frame).toEqual(await room.look(PROBE, null));
    expect(frame!.learners).not.toEqual(first.learners);
  });

  it('examines every twenty steps, and reads the probe that was asked for last', async () => {
    room.watch('ben saw');
    const reports = await trainTo(20);
    expect(reports.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(reports.filter(({ exams }) => exams).map(({ step }) => step)).toEqual([20]);
    expect(reports[0].frame!.text).toBe('ben saw');
  });
});

describe('look', () => {
  /** The class as it was read right after steps 0, 10 and 20. */
  async function past(): Promise<Map<number, Frame>> {
    const frames = new Map([[0, first]]);
    for (const step of [10, 20]) {
      await trainTo(step);
      frames.set(step, await room.look(PROBE, null));
    }
    await trainTo(25);
    return frames;
  }

  it('shows any kept moment as it was, and says its step', async () => {
    const frames = await past();
    for (const [asked, kept] of [
      [10, 10],
      [0, 0],
      [24, 20],
      [19, 10]
    ]) {
      expect(await room.look(PROBE, asked)).toEqual(frames.get(kept));
      expect(frames.get(kept)!.step).toBe(kept);
    }
    expect((await room.look(PROBE, null)).step).toBe(25);
  });

  it('at two moments at once shows each as it was', async () => {
    const frames = await past();
    const both = await Promise.all([room.look(PROBE, 10), room.look(PROBE, 20)]);
    expect(both).toEqual([frames.get(10), frames.get(20)]);
  });

  it('is not changed by matrices of another moment that are asked for meanwhile', async () => {
    const frames = await past();
    const looking = room.look(PROBE, 20);
    const matrices = room.matrices(10);
    expect(await looking).toEqual(frames.get(20));
    expect(room.matrices(10)).toEqual(matrices);
  });

  it('while training shows all learners after the same step', async () => {
    const stepwise = new Classroom();
    await stepwise.open(OPTIONS, PROBE);
    const frames: Frame[] = [first];
    for (let step = 1; step <= 3; step++) {
      await stepwise.train(({ frame }) => frames.push(frame!), true);
    }
    const training = trainTo(3);
    // The first learner has taken its first step now, and the second has not.
    const looks = [await room.look(PROBE, null), await room.look(PROBE, null)];
    await training;
    for (const frame of looks) expect(frame).toEqual(frames[frame.step]);
  });

  it('and training hold no tensors', async () => {
    await trainTo(1);
    const { numTensors } = memory();
    await trainTo(11);
    await Promise.all([room.look(PROBE, 10), room.look(PROBE, null)]);
    expect(memory().numTensors).toBe(numTensors);
  });
});

describe('matrices', () => {
  it('are of the start, the moment and the last gradient; of the past without a gradient', async () => {
    await trainTo(10);
    const atTen = room.matrices(null);
    await trainTo(12);
    const { moment, layers } = room.matrices(10);
    const [[query, key, value, product]] = layers;
    expect([atTen.moment, moment, room.matrices(11).moment]).toEqual([null, 10, 10]);
    expect([query, key, value, product].map(({ name }) => name)).toEqual([
      'W_Q',
      'W_K',
      'W_V',
      'W_Q W_Kᵀ'
    ]);
    const [[queryThen, , , productThen]] = atTen.layers;
    expect(queryThen.gradient).not.toBeNull();
    expect(query).toEqual({ ...queryThen, gradient: null });
    expect(product).toEqual(productThen);
    expect(query.now).not.toEqual(query.start);
    expect(room.matrices(0).layers[0][0].now).toEqual(query.start);
  });
});

describe('folder', () => {
  it('is a checkpoint of the learner asked for, with a card that says how it was trained', async () => {
    await trainTo(2);
    const files = await room.folder('dot-product');
    const { config } = await openCheckpoint(openMemory(files));
    expect(config).toMatchObject({ attention: 'dot-product', nLayers: 1 });
    const card = new TextDecoder().decode(files.get('README.md'));
    expect(card).toContain('trained in a browser, on the small language');
    expect(card).toContain('**Training:** seed 1, 2 steps');
  });
});
