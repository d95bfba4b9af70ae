import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { readText } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { runLayers } from '../../../src/lib/transformer/forward';
import { hiddenAfter } from '../../../src/lib/transformer/hidden-after';
import { kernelInUse } from '../../../src/lib/transformer/kernel/kernel';
import { saidLater } from '../said';
import { areRefused, someCuts } from '../transformer/some-cuts';

const words = ['I', 'bank', 'river', 'ate', 'swim', 'money', 'the', 'park', '🐢', 'naïve'];
/** A short sentence of its own for every number below 1,000. */
const sentence = (i: number) => Array.from(String(i), (digit) => words[Number(digit)]).join(' ');

it('1,000 sentences leave no tensor behind, finished or abandoned half-way', async () => {
  const reader = await openNodeReader('minilm');
  await readText(reader, 'A first pass makes what is kept for good.');
  const before = memory().numTensors;
  for (let i = 0; i < 1000; i++) {
    let layers = 0;
    const stopAfter = i % 3 === 0 ? 1 + (i % 5) : Infinity;
    const request = { id: i, text: sentence(i), spot: { layer: 1, head: 1 }, cuts: [] };
    const answer = await readForPage(reader, request, () => Promise.resolve(++layers < stopAfter));
    expect(answer === null).toBe(stopAfter < 6);
    expect(memory().numTensors).toBe(before);
  }
}, 120_000);

it('a pass left early, a pass with cuts and a refused cut leave no tensor behind', async () => {
  const reader = await openNodeReader('minilm');
  const { hidden } = await readText(reader, 'the river bank');
  const before = memory().numTensors;
  for (let first = 1; first <= 6; first++) {
    const steps = runLayers(reader.model, hidden[first - 1], { first });
    expect((await steps.next()).value?.number).toBe(first);
    await steps.return(undefined);
    expect(memory().numTensors).toBe(before);
  }
  const cuts = ['edge layer=* head=* from=3 to=1', 'head layer=2 head=*', 'mlp layer=3'];
  await readText(reader, 'the river bank', cuts.map(parseCut));
  expect(memory().numTensors).toBe(before);
  expect(await saidLater(readText(reader, 'a', [parseCut('mlp layer=7')]))).toContain('layer goes');
  expect(memory().numTensors).toBe(before);
});

it('1,000 random cuts leave no tensor behind, and need no more memory than the first hundred', async () => {
  const reader = await openNodeReader('lecture');
  const { config } = reader.model;
  const { hidden } = await readText(reader, 'I went swimming with Anna at the bank .');
  const n = hidden[0].rows;
  const before = memory().numTensors;
  let size = 0;
  for (const [i, cuts] of fc.sample(someCuts(config, n), 1000).entries()) {
    if (!areRefused(cuts, config, n)) await hiddenAfter(reader.model, hidden, cuts);
    if (i === 100) size = kernelInUse()!.size();
    expect(memory().numTensors).toBe(before);
  }
  expect(kernelInUse()!.size()).toBe(size);
}, 120_000);
