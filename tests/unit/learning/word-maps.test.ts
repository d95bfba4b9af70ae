import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startNodeBackend } from '../../../src/lib/engine/node';
import { languageLessons } from '../../../src/lib/learning/lessons';
import { Trainer } from '../../../src/lib/learning/trainer';
import { realWords } from '../../../src/lib/learning/vocabulary';
import { dot } from '../../../src/lib/measures/vectors';
import { row, valueAt } from '../../../src/lib/transformer/trace';

const lessons = languageLessons(7);
const { words: vocabulary } = lessons.vocabulary;
const words = realWords(lessons.vocabulary);
const at = (word: string) => words.indexOf(word);

beforeAll(startNodeBackend);

it('compares two words as the layers compare them, each read as a sentence of its own', async () => {
  const trainer = new Trainer({ lessons, attention: 'learned', seed: 7 });
  for (let step = 0; step < 3; step++) trainer.advance();
  const maps = trainer.wordMaps();
  const [bank, loan] = [await trainer.read('bank'), await trainer.read('loan')];
  expect(maps).toHaveLength(2);
  maps.forEach(({ scores }, l) => {
    const head = (trace: typeof bank) => trace.layers[l].heads[0];
    const expected = dot(row(head(bank).q, 0), row(head(loan).k, 0)) / 8;
    expect(valueAt(scores, at('bank'), at('loan'))).toBeCloseTo(expected, 4);
    expect(valueAt(scores, at('bank'), at('bank'))).toBeCloseTo(
      valueAt(head(bank).scores, 0, 0),
      4
    );
  });
});

it('adds what a value, handed over, changes in next words’ scores, less its mean', async () => {
  const trainer = new Trainer({ lessons, attention: 'learned', seed: 7 });
  trainer.advance();
  const { parameters } = trainer;
  const output = parameters.get('encoder.layer.1.attention.output.dense.weight')!;
  const next = parameters.get('cls.predictions.decoder.weight')!;
  const value = row((await trainer.read('loan')).layers[1].heads[0].v, 0);
  const handed = Array.from({ length: 64 }, (_, o) =>
    dot(value, output.subarray(o * 64, (o + 1) * 64))
  );
  const added = vocabulary.map((_, w) =>
    dot(Float32Array.from(handed), next.subarray(w * 64, (w + 1) * 64))
  );
  const mean = added.reduce((sum, one) => sum + one, 0) / added.length;
  const { raised } = trainer.wordMaps()[1];
  for (const word of ['behind', 'beside']) {
    expect(valueAt(raised, at('loan'), at(word))).toBeCloseTo(
      added[vocabulary.indexOf(word)] - mean,
      4
    );
  }
});

it('is none of a twin, and leaves no tensor behind', () => {
  const before = memory().numTensors;
  expect(new Trainer({ lessons, attention: 'dot-product', seed: 7 }).wordMaps()).toEqual([]);
  new Trainer({ lessons, attention: 'learned', seed: 7 }).wordMaps();
  expect(memory().numTensors).toBe(before);
});
