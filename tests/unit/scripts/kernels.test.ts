import { profile, type Tensor } from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { Classroom } from '../../../src/lib/engine/classroom';
import { LEARNERS } from '../../../src/lib/engine/classroom-contract';
import { openNodeReader, startNodeBackend } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { LEARNING_RATE } from '../../../src/lib/learning/recipe';
import { useKernel } from '../../../src/lib/transformer/kernel/kernel';
import { headBiases } from '../../../src/lib/transformer/biases';
import { parseCut } from '../../../src/lib/transformer/cuts';

/** The kernels that the built page has; Node has them all. */
const shipped = new Set(
  [...readFileSync('scripts/build/kernels.js', 'utf8').matchAll(/kernels\/(\w+)\.js/g)].map(
    ([, name]) => name
  )
);
/** What is run under a name that no kernel has: a gradient of one's own, or scopes of names. */
const UNNAMED = ['forward', 'fusedMatMul__op', 'unnamed scope'];

async function missing(run: () => Promise<void>): Promise<string[]> {
  const none: Tensor[] = [];
  const { kernelNames } = await profile(async () => {
    await run();
    return none;
  });
  expect(kernelNames.length).toBeGreaterThan(0);
  return kernelNames.filter((name) => !shipped.has(name) && !UNNAMED.includes(name));
}

beforeAll(startNodeBackend);

const spot = { layer: 1, head: 1 };
const CUTS = [
  ...['head layer=1 head=1', 'edge layer=1 head=1 from=1 to=0', 'attention layer=1'],
  ...['mute layer=1 head=1 from=1 to=2', 'keys layer=1 head=1']
];

it('minilm reads without a kernel of this project, as on a machine without SIMD', async () => {
  const { model, identity, tokenizer } = await openNodeReader('minilm');
  useKernel(null);
  try {
    const read = () =>
      readForPage(
        { model, identity, tokenizer },
        { id: 1, text: 'a bank', spot, cuts: CUTS.map(parseCut) }
      );
    expect(await missing(async () => void (await read()))).toEqual([]);
  } finally {
    await startNodeBackend();
  }
});

for (const model of ['minilm', 'lecture', 'lecture-dot', 'lecture-unit-dot']) {
  it(`${model} reads, cut and at length, with the kernels that are shipped`, async () => {
    const run = async () => {
      const reader = await openNodeReader(model);
      await headBiases(reader.model);
      const read = (text: string, cuts: string[]) =>
        readForPage(reader, { id: 1, text, spot, cuts: cuts.map(parseCut) });
      await read('i went to the bank', [...CUTS, 'mlp layer=1']);
      const answer = await read('i went to the bank '.repeat(60), []);
      await answer?.long?.open(spot);
      await answer?.long?.layer(1);
    };
    expect(await missing(run)).toEqual([]);
  });
}

it.each([null, 'the dog eats fish in the house .\n'.repeat(30)])(
  'a class learns and looks back with the kernels that are shipped',
  async (text) => {
    const options = { seed: 1, layers: 2, learningRate: LEARNING_RATE, learners: LEARNERS, text };
    const run = async () => {
      const room = new Classroom();
      await room.open(options, 'the house');
      await room.train(({ step }) => void (step >= 20 && room.pause()), false); // one examination
      await room.look('the house', 0);
      room.matrices(0);
      await room.folder('learned');
    };
    expect(await missing(run)).toEqual([]);
  }
);
