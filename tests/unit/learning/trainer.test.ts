import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { MissingFileError } from '../../../src/lib/checkpoint/errors';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { openReader, readText } from '../../../src/lib/engine/reader';
import { toFolder } from '../../../src/lib/learning/folder';
import { languageLessons } from '../../../src/lib/learning/lessons';
import { predict } from '../../../src/lib/learning/objective';
import { RIVERBANK } from '../../../src/lib/learning/probes';
import { DivergedError, Trainer } from '../../../src/lib/learning/trainer';
import type { AttentionKind } from '../../../src/lib/transformer/config';

const KINDS: readonly AttentionKind[] = ['learned', 'dot-product', 'unit-dot-product'];
/** Milliseconds for 300 steps, which take 9 seconds on two cores that do nothing else. */
const BUSY_MACHINE = 240_000;
const lessons = languageLessons(7);
const create = (attention: AttentionKind = 'learned', options = {}) =>
  new Trainer({ lessons, attention, seed: 7, ...options });
const losses = (trainer: Trainer<unknown>, steps: number) =>
  Array.from({ length: steps }, () => trainer.advance().loss);

beforeAll(startNodeBackend);

describe('Trainer', () => {
  it('begins at a blind guess, and its loss falls', () => {
    const all = losses(create(), 40);
    expect(all[0]).toBeCloseTo(Math.log(lessons.vocabulary.words.length), 0);
    expect(Math.max(...all.slice(-5))).toBeLessThan(0.7 * all[0]);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    expect(losses(create(), 4)).toEqual(losses(create(), 4));
    expect(losses(create('learned', { seed: 8 }), 1)).not.toEqual(losses(create(), 1));
  });

  it('starts the twins from the weights that they share with learned Q, K, V', () => {
    const [learned, ...twins] = KINDS.map((kind) => create(kind).parameters);
    for (const twin of twins) {
      for (const [name, values] of twin) expect(values).toEqual(learned.get(name));
    }
  });

  it('goes on from a snapshot as it went on before', () => {
    const trainer = create();
    losses(trainer, 3);
    const snapshot = trainer.snapshot();
    const first = losses(trainer, 3);
    trainer.restore(snapshot);
    expect(trainer.step).toBe(3);
    expect(losses(trainer, 3)).toEqual(first);
  });

  it.each(KINDS)('leaves no tensor behind: %s', async (kind) => {
    const before = memory().numTensors;
    const trainer = create(kind, { layers: 1 });
    losses(trainer, 3);
    trainer.evaluate();
    await trainer.read(RIVERBANK);
    expect(memory().numTensors).toBe(before);
  });

  it.each(KINDS)('reads a text as it predicts in training: %s', async (kind) => {
    const trainer = create(kind);
    losses(trainer, 5);
    const { tokens, output } = await trainer.read(RIVERBANK);
    const ids = Int32Array.from(tokens, ({ id }) => id);
    const batch = { texts: 1, n: ids.length, ids, next: new Int32Array(1) };
    const chances = predict(trainer.config, trainer.parameters, batch);
    const { next } = output as { next: { token: string; probability: number }[] };
    expect(next).toHaveLength(10);
    for (const { token, probability } of next) {
      expect(chances[lessons.vocabulary.id(token)]).toBeCloseTo(probability, 5);
    }
    expect(tokens.map(({ text }) => text)).toEqual(RIVERBANK.toLowerCase().split(' '));
  });

  it('goes back to the last good state when the loss is lost', () => {
    const trainer = create('learned', { learningRate: 1e4 });
    expect(() => losses(trainer, 30)).toThrow(DivergedError);
    expect([...trainer.parameters.values()].flatMap((v) => [...v]).every(Number.isFinite)).toBe(
      true
    );
    expect(trainer.evaluate().plain).toBeGreaterThan(0);
  });

  it('shows W_Q, W_K and W_V with their gradients, and none for the twins', () => {
    const trainer = create();
    expect(trainer.learned()[0].query.gradient).toBeNull();
    trainer.advance();
    const matrices = trainer.learned();
    expect(matrices).toHaveLength(2);
    expect(matrices[1].value.gradient!.data.some((value) => value !== 0)).toBe(true);
    expect(create('dot-product').learned()).toEqual([]);
  });
});

describe('toFolder', () => {
  it.each(KINDS)('writes a folder that reads the same: %s', async (attention) => {
    const trainer = create(attention);
    losses(trainer, 3);
    const facts = { name: 'tried', facts: ['**Seed:** 7'] };
    const files = await toFolder(trainer.config, trainer.parameters, lessons.vocabulary, facts);
    const checkpoint = await openCheckpoint({
      read: (name) => {
        const bytes = files.get(name);
        return bytes
          ? Promise.resolve(bytes)
          : Promise.reject(new MissingFileError({ kind: 'memory', file: name }));
      },
      forget: () => undefined
    });
    expect(checkpoint.config).toEqual(trainer.config);
    const trace = await readText(openReader('tried', checkpoint), RIVERBANK);
    const expected = await trainer.read(RIVERBANK);
    expect(trace.tokens).toEqual(expected.tokens);
    const [found, wanted] = [trace, expected].map(({ layers }) => layers[1].heads[0].pattern.data);
    found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 2));
  });
});

describe('learned Q, K, V', () => {
  it(
    'finds the sense of held-out sentences within 300 steps, whatever distracts',
    () => {
      const trainer = create('learned', { steps: 300 });
      losses(trainer, 300);
      const { plain, distracted } = trainer.evaluate();
      expect(plain).toBeGreaterThan(0.9);
      expect(distracted).toBeGreaterThan(0.9);
    },
    BUSY_MACHINE
  );
});
