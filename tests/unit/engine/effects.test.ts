import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { Effects } from '../../../src/lib/engine/effects';
import type { Anchors, EffectsRequest, Readout } from '../../../src/lib/engine/effects-contract';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { Shelf } from '../../../src/lib/engine/shelf';
import {
  controlOf,
  cutsOf,
  effectFacts,
  everywhere,
  isWeight,
  type Effect,
  type WeightEffect
} from '../../../src/lib/measures/effects';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { valueAt } from '../../../src/lib/transformer/trace';
import { anchors as ready } from '../../../src/lib/words/en/anchors';
import { saidLater } from '../said';
import { matrix } from '../matrix';

const [bank] = ready;
const anchors: Anchors = {
  word: bank.word,
  sentences: [bank.meanings[0].sentences, bank.meanings[1].sentences]
};
const TEXT = 'I went swimming with Anna at the bank.';
const [SWIMMING, BANK] = [3, 8];
const word = { model: 'minilm', text: TEXT, position: BANK, cuts: [] };
const meaning: Readout = { kind: 'meaning', anchors };
const shelf = new Shelf();
let room: Effects;
let reader: Reader;

beforeAll(async () => {
  for (const name of ['minilm', 'lecture']) {
    const opened = await openNodeReader(name);
    shelf.put(opened, { identity: opened.identity, parameters: 1 } as ModelCard);
    if (name === 'minilm') reader = opened;
    await readText(opened, 'a first pass makes what is kept for good');
  }
  room = new Effects(shelf);
});

/** Everything that is told, and how it ended. */
async function sweep(request: EffectsRequest) {
  const effects: Effect[] = [];
  let last = { base: NaN, total: NaN, done: NaN };
  const end = await room.effects(request, ({ effects: batch, ...rest }) => {
    effects.push(...batch);
    last = rest;
    expect(effects.length).toBe(rest.done);
  });
  return { effects, end, ...last };
}

/** Numbers as models.md has them from PyTorch, to two decimals. */
const near = (values: readonly number[] | null, expected: readonly number[]) =>
  values!.slice(1).forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(0.006));

describe('a journey', () => {
  const ask = { ...word, anchors, neutral: bank.neutral };

  it('has bank near the river where one swims, and near money where nothing is said', async () => {
    const journey = (await room.journey(ask))!;
    near(journey.before, [0.59, 0.65, 0.61, 0.61, 0.64, 0.67]);
    near(journey.neutral, [0.44, 0.37, 0.33, 0.21, 0.22, 0.24]);
    expect(journey.after).toBeNull();
    expect(journey.positions).toEqual([BANK]);
    expect(journey.layers!.map(({ right }) => right)).toEqual([5, 8, 8, 7, 7, 7, 8]);
    expect(journey.layers!.map(({ sure }) => sure)).toEqual([false, ...Array(6).fill(true)]);
    for (const cosine of journey.cosines!) expect(cosine).toBeGreaterThan(0.9);
    const falls = journey.anchors.flat().map(({ leftOut }) => leftOut!.at(-1)!);
    expect(falls.map((t) => t > 0.5)).toEqual([...Array(4).fill(true), ...Array(4).fill(false)]);
  });

  it('shows what muting takes back, and that the other direction changes next to nothing', async () => {
    const after = async (from: number, to: number) =>
      (await room.journey({ ...ask, cuts: everywhere('mute', [from], [to]) }))!.after;
    near(await after(BANK, SWIMMING), [0.3, 0.39, 0.38, 0.33, 0.33, 0.31]);
    near(await after(SWIMMING, BANK), [0.59, 0.65, 0.61, 0.62, 0.66, 0.68]);
  });

  it('leaves out sentences in which the word does not stand once, and says so', async () => {
    const [river, money] = anchors.sentences;
    const sentences: Anchors['sentences'] = [
      ['No such word.', ...river],
      [...money, 'A bank, a bank']
    ];
    const journey = (await room.journey({ ...ask, anchors: { ...anchors, sentences } }))!;
    expect(journey.anchors[0][0]).toMatchObject({ times: 0, leftOut: null });
    expect(journey.anchors[1][4]).toMatchObject({ times: 2, leftOut: null });
    const untouched = (await room.journey(ask))!;
    expect(journey.before).toEqual(untouched.before);
    expect(journey.anchors[0].slice(1)).toEqual(untouched.anchors[0]);
  });

  it('stays without places where too few anchors are left, or the neutral one has no such word', async () => {
    const sentences: Anchors['sentences'] = [
      anchors.sentences[0],
      ['The bank approved my loan.', '']
    ];
    const few = (await room.journey({ ...ask, anchors: { ...anchors, sentences } }))!;
    expect([few.layers, few.before, few.after, few.neutral]).toEqual([null, null, null, null]);
    expect(few.cosines).toHaveLength(7);
    const without = (await room.journey({ ...ask, neutral: 'Hello.' }))!;
    expect([without.neutral, without.cosines]).toEqual([null, null]);
    expect(without.before).toHaveLength(7);
  });

  it('refuses a text without the token, and cuts that do not fit', async () => {
    expect(await saidLater(room.journey({ ...ask, text: 'a' }))).toContain('no word');
    const cuts = [parseCut('mlp layer=7')];
    expect(await saidLater(room.journey({ ...ask, cuts }))).toContain('layer goes');
  });
});

describe('the weights that bank gives', () => {
  let weights: WeightEffect[];
  let told: Awaited<ReturnType<typeof sweep>>;
  let left: number;
  beforeAll(async () => {
    const before = memory().numTensors;
    told = await sweep({ ...word, readout: meaning, parts: 'weights' });
    left = memory().numTensors - before;
    weights = told.effects.filter(isWeight);
  }, 120_000);

  it('are all muted once, the largest first, and leave no tensor behind', () => {
    expect(told).toMatchObject({ end: 'all', total: 792, done: 792 });
    expect(new Set(weights.map(({ layer, head, to }) => `${layer} ${head} ${to}`)).size).toBe(792);
    const sizes = weights.map(({ weight }) => weight);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(left).toBe(0);
  });

  it('matter little where they are large: nine of ten go to [CLS], and none moves bank by 0.01', () => {
    const special = Array.from({ length: 11 }, (_, i) => i === 0 || i === 10);
    const facts = effectFacts(weights, special)!;
    expect(facts.toSpecial).toBe(9);
    expect(facts.largest.at(-1)!.weight).toBeGreaterThan(0.87);
    expect(facts.most).toBeLessThan(0.01);
    expect(facts.strongest).toMatchObject({ layer: 6, head: 7, to: SWIMMING });
    expect(facts.strongest.weight).toBeCloseTo(0.32, 2);
    expect(facts.strongest.moved).toBeCloseTo(-0.081, 2);
    expect(facts.agreement).toBeCloseTo(0.71, 1);
    const control = controlOf(weights, facts.strongest, [BANK])!;
    expect(Math.abs(control.weight - facts.strongest.weight)).toBeLessThan(0.02);
    expect(Math.abs(control.moved)).toBeLessThan(0.01);
  });

  it('move what a whole reading with that cut moves', async () => {
    const layers = { ...word, anchors, neutral: bank.neutral };
    for (const effect of [weights[0], weights[100], weights.find(({ layer }) => layer === 6)!]) {
      const cuts = cutsOf(effect, [BANK]);
      const { before, after } = (await room.journey({ ...layers, cuts }))!;
      expect(before!.at(-1)).toBeCloseTo(told.base, 6);
      expect(after!.at(-1)! - before!.at(-1)!).toBeCloseTo(effect.moved, 5);
      const trace = await readText(reader, TEXT);
      const { pattern } = trace.layers[effect.layer - 1].heads[effect.head - 1];
      expect(effect.weight).toBeCloseTo(valueAt(pattern, BANK, effect.to), 6);
    }
  });
});

it('whole heads, and layers’ attention and MLPs, are tried the same way', async () => {
  const heads = await sweep({ ...word, readout: meaning, parts: 'heads' });
  expect(heads).toMatchObject({ end: 'all', total: 72 });
  expect(heads.effects.at(-1)).toMatchObject({ kind: 'head', layer: 6, head: 12, weight: null });
  const layers = await sweep({ ...word, readout: meaning, parts: 'layers' });
  expect(layers.effects.map(({ kind }) => kind)).toEqual(
    Array(6).fill(['attention', 'mlp']).flat()
  );
  const { after } = (await room.journey({
    ...word,
    cuts: [parseCut('attention layer=1')],
    anchors,
    neutral: ''
  }))!;
  expect(layers.base + layers.effects[0].moved).toBeCloseTo(after!.at(-1)!, 5);
});

it('cuts that are set stay set: a weight that is cut is none, and one that is muted moves nothing', async () => {
  const cuts = ['edge layer=* head=* from=8 to=0', 'mute layer=6 head=7 from=8 to=3'].map(parseCut);
  const { effects, total } = await sweep({ ...word, cuts, readout: meaning, parts: 'weights' });
  expect(total).toBe(720);
  expect(effects.some(({ to }) => to === 0)).toBe(false);
  const muted = effects.find(
    ({ layer, head, to }) => layer === 6 && head === 7 && to === SWIMMING
  )!;
  expect(muted.weight).toBeGreaterThan(0.3);
  expect(muted.moved).toBeCloseTo(0, 6);
}, 120_000);

it('where keys are queries, parts move what a whole reading with them moves', async () => {
  const cuts = ['keys layer=6 head=7', 'keys layer=2 head=*'].map(parseCut);
  const asked = { ...word, text: 'the river bank', position: 3, cuts };
  const { effects, base } = await sweep({ ...asked, readout: meaning, parts: 'weights' });
  const journey = { ...asked, anchors, neutral: '' };
  expect((await room.journey(journey))!.after!.at(-1)).toBeCloseTo(base, 6);
  for (const effect of effects.filter((_, i) => i % 60 === 0)) {
    const all = [...cuts, ...cutsOf(effect, [3])];
    const { after } = (await room.journey({ ...journey, cuts: all }))!;
    expect(after!.at(-1)! - base).toBeCloseTo(effect.moved, 5);
  }
}, 60_000);

it('a word in pieces is muted with all of them, and its weights are their mean', async () => {
  const text = 'unbelievably so';
  const { tokens, layers } = await readText(reader, text);
  const pieces = tokens.flatMap(({ start }, i) => (start !== null && start < 12 ? [i] : []));
  expect(pieces.length).toBeGreaterThan(1);
  const asked = { model: 'minilm', text, position: pieces[1], cuts: [] };
  const weight = matrix([new Array(384).fill(0.01), new Array(384).fill(0)]);
  const readout: Readout = { kind: 'class', weight, bias: new Float32Array(2), index: 0 };
  const { effects, base } = await sweep({ ...asked, readout, parts: 'weights' });
  expect(base).toBeGreaterThan(0);
  expect(base).toBeLessThan(1);
  expect(effects).toHaveLength(72 * tokens.length);
  for (const { layer, head, to, weight } of effects.filter(isWeight)) {
    const { pattern } = layers[layer - 1].heads[head - 1];
    const mean = pieces.reduce((sum, i) => sum + valueAt(pattern, i, to), 0) / pieces.length;
    expect(weight).toBeCloseTo(mean, 5);
  }
  // Against a whole reading with all of its pieces muted.
  const [largest] = effects;
  const muted = await readText(reader, text, cutsOf(largest, pieces));
  const [before, after] = [await readText(reader, text), muted].map(({ output }) => {
    const { sentence } = output as { sentence: Float32Array };
    return 1 / (1 + Math.exp(-sentence.reduce((sum, value) => sum + 0.01 * value, 0)));
  });
  expect(base).toBeCloseTo(before, 6);
  expect(largest.moved).toBeCloseTo(after - before, 6);
});

it('a model of next words reads out the chance of one; where nothing can be read out, it says so', async () => {
  const text = 'ben went swimming with anna at the bank of the';
  const asked = { model: 'lecture', text, position: 9, cuts: [], parts: 'heads' as const };
  const next = (token: string): Readout => ({ kind: 'next', token });
  const trace = await shelf.use('lecture', (model) => readText(model, text));
  const [likeliest] = 'next' in trace.output ? trace.output.next : [];
  const { base, end, effects } = await sweep({ ...asked, readout: next(likeliest.token) });
  expect(end).toBe('all');
  expect(base).toBeCloseTo(likeliest.probability, 5);
  expect(Math.max(...effects.map(({ moved }) => Math.abs(moved)))).toBeGreaterThan(0.01);
  expect((await sweep({ ...asked, readout: next('nosuchword') })).end).toBe('no-readout');
  expect((await sweep({ ...word, parts: 'heads', readout: next('bank') })).end).toBe('no-readout');
  const few: Readout = { kind: 'meaning', anchors: { word: 'bank', sentences: [[], []] } };
  expect((await sweep({ ...word, parts: 'heads', readout: few })).end).toBe('no-readout');
});

it('a newer question or a stop ends it, and leaves no tensor behind', async () => {
  const before = memory().numTensors;
  const request: EffectsRequest = { ...word, readout: meaning, parts: 'weights' };
  const first = sweep(request);
  const second = sweep({ ...request, parts: 'layers' });
  expect((await first).end).toBe('stopped');
  expect((await second).end).toBe('all');
  let reports = 0;
  const end = room.effects(request, () => {
    if (++reports === 2) room.stop();
  });
  expect(await end).toBe('stopped');
  expect(reports).toBe(2);
  expect(memory().numTensors).toBe(before);
});

it('waits while a reading is under way', async () => {
  const request: EffectsRequest = { ...word, readout: meaning, parts: 'layers' };
  let ended = false;
  let go = () => {};
  const reading = shelf.use('minilm', () => new Promise<void>((resolve) => (go = resolve)));
  const sweeping = sweep(request).then(() => (ended = true));
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(ended).toBe(false);
  go();
  await reading;
  await sweeping;
  expect(ended).toBe(true);
});
