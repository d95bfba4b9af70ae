import { memory } from '@tensorflow/tfjs-core';
import { beforeEach, expect, it } from 'vitest';
import { Classifying } from '../../../src/lib/engine/classifying';
import type { Progress } from '../../../src/lib/engine/classifying-contract';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { ModelGoneError, Shelf } from '../../../src/lib/engine/shelf';
import { classChances } from '../../../src/lib/learning/classify';
import { parseLabelled, type Labelled } from '../../../src/lib/learning/labelled';

let shelf: Shelf;
let reader: Reader;
let room: Classifying;
beforeEach(async () => {
  reader = await openNodeReader('minilm');
  shelf = new Shelf();
  shelf.put(reader, { identity: reader.identity, parameters: 1 } as ModelCard);
  room = new Classifying(shelf);
});

const FOUR = 'wet\tIt rains.\nwet\tThe river flows.\ndry\tSand is hot.\ndry\tDust everywhere.';
const labelled = (text: string) => parseLabelled(text) as Labelled;
const quiet = () => undefined;

it('learns from sentences as the model reads them, and says how far it is', async () => {
  const told: Progress[] = [];
  const trained = await room.train('minilm', labelled(FOUR), (progress) => told.push(progress));
  expect(told.map(({ done, of }) => [done, of])).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
  expect(trained!.model).toEqual(reader.identity);
  expect(trained!.classifier).toMatchObject({
    labels: ['wet', 'dry'],
    weight: { rows: 2, columns: 384 }
  });
  expect(trained!.losses[0]).toBeCloseTo(Math.LN2, 5);
  expect(trained!.losses.at(-1)).toBeLessThan(0.3);
  const { hidden } = await readText(reader, 'It rains.');
  expect(classChances(trained!.classifier, hidden.at(-1)!)[0]).toBeGreaterThan(0.7);
  expect(await room.leaveOneOut(quiet)).toHaveLength(4);
});

it('says which examples are longer than the model reads', async () => {
  const long = 'rain '.repeat(600);
  const trained = await room.train('minilm', labelled(`${FOUR}\nwet\t${long}`), quiet);
  expect(trained!.cutShort).toEqual([false, false, false, false, true]);
});

it('reads no sentence twice with a model, and anew with another', async () => {
  const encoded: string[] = [];
  const { tokenizer } = reader;
  const encode = (text: string) => {
    encoded.push(text);
    return tokenizer.encode(text);
  };
  const card = { identity: reader.identity, parameters: 1 } as ModelCard;
  shelf = new Shelf();
  shelf.put({ ...reader, tokenizer: { ...tokenizer, encode } }, card);
  room = new Classifying(shelf);
  const first = await room.train('minilm', labelled(FOUR), quiet);
  const again = await room.train('minilm', labelled(`${FOUR}\nwet\tMud.`), quiet);
  expect(encoded).toHaveLength(5);
  expect(again!.classifier).not.toEqual(first!.classifier);
  expect((await room.train('minilm', labelled(FOUR), quiet))!.classifier).toEqual(
    first!.classifier
  );
  const other = await openNodeReader('lecture');
  shelf.put(other, { identity: other.identity, parameters: 1 } as ModelCard);
  const lecture = await room.train('lecture', labelled(FOUR), quiet);
  expect(lecture!.classifier.weight.columns).toBe(other.identity.dModel);
});

it('the newest set is learned: one before it, and its examples left out, end in null', async () => {
  const older = room.train('minilm', labelled(FOUR), quiet);
  const newer = room.train('minilm', labelled(`${FOUR}\nwet\tMud.`), quiet);
  expect(await older).toBeNull();
  expect((await newer)!.examples).toHaveLength(5);
  const leaving = room.leaveOneOut(quiet);
  const third = room.train('minilm', labelled(FOUR), quiet);
  expect(await leaving).toBeNull();
  expect(await third).not.toBeNull();
});

it('two places at one shelf: none cancels the other, and what one has read both know', async () => {
  const other = new Classifying(shelf);
  const [one, two] = await Promise.all([
    room.train('minilm', labelled(FOUR), quiet),
    other.train('minilm', labelled(FOUR), quiet)
  ]);
  expect(one!.classifier).toEqual(two!.classifier);
});

it('without a set nothing is left out; without its model nothing is learned', async () => {
  expect(await room.leaveOneOut(quiet)).toBeNull();
  await expect(room.train('gone', labelled(FOUR), quiet)).rejects.toThrow(ModelGoneError);
});

it('leaves no tensor behind, finished or overtaken', async () => {
  await room.train('minilm', labelled(FOUR), quiet);
  const before = memory().numTensors;
  const other = (i: number) => labelled(FOUR.replaceAll('.', ` ${i}.`));
  for (let i = 0; i < 5; i++) {
    const overtaken = room.train('minilm', other(i), quiet);
    await room.train('minilm', other(i + 100), quiet);
    await overtaken;
  }
  expect(memory().numTensors).toBe(before);
});
