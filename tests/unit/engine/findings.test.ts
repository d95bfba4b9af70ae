import { beforeAll, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { Effects } from '../../../src/lib/engine/effects';
import { openNodeReader } from '../../../src/lib/engine/node';
import type { Reader } from '../../../src/lib/engine/reader';
import { Shelf } from '../../../src/lib/engine/shelf';
import {
  controlOf,
  effectFacts,
  everywhere,
  isWeight,
  type WeightEffect
} from '../../../src/lib/measures/effects';
import { findWord } from '../../../src/lib/tokenizer/whole-word';
import type { Cut } from '../../../src/lib/transformer/cuts';
import { anchors } from '../../../src/lib/words/en/anchors';

/** What docs/findings.md says of cause and effect, on the weights that are shipped. */
let reader: Reader;
let room: Effects;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
  const shelf = new Shelf();
  shelf.put(reader, { identity: reader.identity, parameters: 1 } as ModelCard);
  room = new Effects(shelf);
});

function asked(text: string, word: string) {
  const { meanings, neutral } = anchors.find((set) => set.word === word)!;
  const sentences = [meanings[0].sentences, meanings[1].sentences] as const;
  const [[position]] = findWord(text, reader.tokenizer.encode(text), word);
  return { model: 'minilm', text, position, anchors: { word, sentences }, neutral };
}

/** A word's place after the last layer: as read, and with one word muted for another. */
async function places(text: string, word: string, cue: string) {
  const tokens = reader.tokenizer.encode(text);
  const [[from], [to]] = [word, cue].map((one) => findWord(text, tokens, one));
  const ask = async (cuts: readonly Cut[]) => (await room.journey({ ...asked(text, word), cuts }))!;
  const read = await ask([]);
  return {
    neutral: read.neutral!.at(-1)!,
    read: read.before!.at(-1)!,
    muted: (await ask(everywhere('mute', from, to))).after!.at(-1)!,
    cut: (await ask(everywhere('edge', from, to))).after!.at(-1)!,
    back: (await ask(everywhere('mute', to, from))).after!.at(-1)!,
    sure: read.layers!.at(-1)!.sure
  };
}

it.each([
  ['I went swimming with Anna at the bank.', 'bank', 'swimming'],
  ['I ate, grandma.', 'grandma', ','],
  ['The star of the film won an award.', 'star', 'film'],
  ['The cat ate the mouse.', 'mouse', 'ate']
])('%s %s leaves its neutral place by %s, and goes back without it', async (...sentence) => {
  const { neutral, read, muted, cut, back, sure } = await places(...sentence);
  expect(sure).toBe(true);
  const way = Math.sign(read - neutral);
  for (const without of [muted, cut]) expect((read - without) * way).toBeGreaterThan(0.15);
  // The other direction does less than half of that.
  expect(Math.abs(back - read)).toBeLessThan(Math.abs(muted - read) / 2);
});

it('without the comma it is ate that grandma is told by, and ate owes her less', async () => {
  const { read, muted, back } = await places('I ate grandma.', 'grandma', 'ate');
  expect(muted - read).toBeCloseTo(0.35, 1);
  expect(back - read).toBeCloseTo(0.09, 1);
});

it('does not come out everywhere: blood takes nothing back from cell, and crane has no sure place', async () => {
  const cell = await places('The blood cell carries oxygen.', 'cell', 'blood');
  expect(cell.read - cell.neutral).toBeGreaterThan(0.5);
  expect(Math.abs(cell.muted - cell.read)).toBeLessThan(0.03);
  expect((await places('The crane spread its wings and flew away.', 'crane', 'wings')).sure).toBe(
    false
  );
});

it.each([
  ['I ate grandma.', 'grandma'],
  ['The star of the film won an award.', 'star']
])(
  '%s The weight that moves %s most has a control of equal size that hardly moves it',
  async (text, word) => {
    const request = asked(text, word);
    const weights: WeightEffect[] = [];
    const readout = { kind: 'meaning', anchors: request.anchors } as const;
    await room.effects({ ...request, cuts: [], readout, parts: 'weights' }, ({ effects }) =>
      weights.push(...effects.filter(isWeight))
    );
    const { strongest, toSpecial } = effectFacts(
      weights,
      reader.tokenizer.encode(text).map(({ special }) => special)
    )!;
    expect(toSpecial).toBe(9);
    const control = controlOf(weights, strongest, [request.position])!;
    expect(Math.abs(control.weight - strongest.weight)).toBeLessThan(0.02);
    expect(Math.abs(control.moved)).toBeLessThan(Math.abs(strongest.moved) / 10);
  },
  60_000
);
