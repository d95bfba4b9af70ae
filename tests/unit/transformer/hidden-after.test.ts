import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { hiddenAfter } from '../../../src/lib/transformer/hidden-after';
import type { Matrix } from '../../../src/lib/transformer/trace';
import { saidLater } from '../said';

const TEXT = 'I went swimming with Anna at the bank.';
let reader: Reader;
let hidden: readonly Matrix[];
beforeAll(async () => {
  reader = await openNodeReader('minilm');
  hidden = (await readText(reader, TEXT)).hidden;
});
const after = (...cuts: string[]) => hiddenAfter(reader.model, hidden, cuts.map(parseCut));

describe('hiddenAfter', () => {
  it.each([
    ['mute layer=1 head=4 from=8 to=3'],
    ['mute layer=6 head=7 from=8 to=3'],
    ['edge layer=4 head=* from=8 to=3'],
    ['keys layer=5 head=*'],
    ['head layer=2 head=3', 'mlp layer=6'],
    ['attention layer=3', 'mute layer=* head=* from=* to=0']
  ])('has the hidden states of a whole pass with "%s", to the bit', async (...cuts) => {
    expect(await after(...cuts)).toEqual((await readText(reader, TEXT, cuts.map(parseCut))).hidden);
  });

  it('runs no layer before the first cut, and looks at none of their vectors but its input', async () => {
    const nothing: Matrix = { ...hidden[0], data: hidden[0].data.map(() => NaN) };
    const known = hidden.map((h, l) => (l === 3 ? h : nothing));
    const cuts = ['mlp layer=6', 'mute layer=4 head=1 from=8 to=3'].map(parseCut);
    const found = await hiddenAfter(reader.model, known, cuts);
    expect(found.slice(4)).toEqual((await readText(reader, TEXT, cuts)).hidden.slice(4));
    found.slice(0, 4).forEach((h, l) => expect(h).toBe(known[l]));
  });

  it('without cuts is the reading itself', async () => {
    expect(await after()).toBe(hidden);
  });

  it('leaves no tensor behind, and refuses what does not fit', async () => {
    const before = memory().numTensors;
    await after('mute layer=* head=* from=8 to=*', 'keys layer=3 head=1');
    expect(await saidLater(after('mute layer=1 head=1 from=11 to=0'))).toContain(
      'from goes from 0'
    );
    expect(await saidLater(after('edge layer=1 head=1 from=1 to=*'))).toContain('nothing to look');
    expect(memory().numTensors).toBe(before);
  });
});
