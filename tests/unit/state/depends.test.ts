import type { Remote } from 'comlink';
import { beforeEach, expect, it, vi } from 'vitest';
import type {
  EffectsApi,
  EffectsEnd,
  EffectsEngine,
  EffectsProgress,
  EffectsRequest,
  Journey,
  JourneyRequest
} from '../../../src/lib/engine/effects-contract';
import { Depends, secondsFor } from '../../../src/lib/state/depends.svelte';
import {
  anchorsOf,
  keepAnchors,
  keptAnchors,
  parseKept,
  withOwn
} from '../../../src/lib/state/kept-anchors';

const word = { model: 'minilm', text: 'at the bank', position: 3, cuts: [] };
const anchors = { word: 'bank', sentences: [['a bank'], ['the bank']] } as const;
const request: EffectsRequest = {
  ...word,
  parts: 'weights',
  readout: { kind: 'meaning', anchors }
};
const asked: JourneyRequest = { ...word, anchors, neutral: 'the bank' };

interface Asked<Question, Answer> {
  readonly question: Question;
  answer(value: Answer): void;
  fail(error: Error): void;
}

/** A room that answers when the test says so. */
class FakeRoom implements EffectsApi {
  readonly journeys: Asked<JourneyRequest, Journey | null>[] = [];
  readonly sweeps: (Asked<EffectsRequest, EffectsEnd> & {
    report(progress: EffectsProgress): void;
  })[] = [];
  stop() {}

  journey(question: JourneyRequest) {
    return new Promise<Journey | null>((answer, fail) =>
      this.journeys.push({ question, answer, fail })
    );
  }
  effects(question: EffectsRequest, report: (progress: EffectsProgress) => void) {
    return new Promise<EffectsEnd>((answer, fail) =>
      this.sweeps.push({ question, report, answer, fail })
    );
  }
}

let rooms: FakeRoom[];
let depends: Depends;
const soon = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  rooms = [];
  const engine: EffectsEngine = {
    effects: () => {
      rooms.push(new FakeRoom());
      return Promise.resolve(rooms.at(-1) as unknown as Remote<EffectsApi & never>);
    },
    alive: (answer) => answer,
    onCrash: () => () => undefined
  };
  depends = new Depends(engine);
});

it('asks for a journey, then for the same under other cuts', async () => {
  const cuts = [{ kind: 'mute', layer: '*', head: '*', from: 3, to: 1 }] as const;
  const showing = depends.show(asked, [cuts]);
  await soon();
  const room = rooms[0];
  const journey = { before: [0.1, 0.6], after: null } as unknown as Journey;
  room.journeys[0].answer(journey);
  await soon();
  expect(room.journeys[1].question).toEqual({ ...asked, cuts });
  expect(depends.ways).toBeNull();
  room.journeys[1].answer({ ...journey, after: [0.1, 0.3] });
  await showing;
  expect(depends.ways).toEqual({ request: asked, journey, others: [[0.1, 0.3]] });
});

it('a late journey changes nothing', async () => {
  void depends.show(asked, []);
  await soon();
  const other = { ...asked, neutral: 'a bank' };
  const showing = depends.show(other, []);
  await soon();
  const [late, newest] = rooms[0].journeys;
  newest.answer({ before: [1] } as unknown as Journey);
  await showing;
  late.answer({ before: [0] } as unknown as Journey);
  await soon();
  expect(depends.ways!.request).toEqual(other);
});

it('tells how long a sweep takes by how long the last one took', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const sweep = depends.sweepOver(request, 4);
  await soon();
  rooms[0].sweeps[0].report({ base: 0.6, total: 10, done: 10, effects: [] });
  clock.mockReturnValue(400);
  rooms[0].sweeps[0].answer('all');
  await sweep;
  clock.mockRestore();
  // 10 ms for a part and a token.
  expect(secondsFor(20, 4)).toBeCloseTo(0.8);
  expect(secondsFor(20, 8)).toBeCloseTo(1.6);
});

it('keeps anchors by word, and removes them', () => {
  const own = {
    word: 'bank',
    neutral: 'the bank',
    meanings: [
      { name: 'river', sentences: ['a bank'] },
      { name: 'money', sentences: [] }
    ]
  } as const;
  keepAnchors('bank', own);
  expect(keptAnchors().bank).toEqual(own);
  const json = JSON.stringify(keptAnchors());
  expect(parseKept(json).bank).toEqual(own);
  keepAnchors('bank', null);
  expect(Object.keys(keptAnchors())).toEqual([]);
});

it('takes one’s own anchors before the ready ones, and words that only they have', () => {
  const setOf = (word: string, sentences: readonly string[]) => ({
    word,
    neutral: '',
    meanings: [
      { name: 'one', sentences },
      { name: 'other', sentences }
    ] as const
  });
  const examples = ['', ''] as const;
  const ready = [
    { ...setOf('bank', ['ready']), examples },
    { ...setOf('light', ['ready']), examples }
  ];
  const kept = { bank: setOf('bank', ['mine', ' ']), boat: setOf('boat', ['mine']) };
  expect(withOwn(ready, kept)).toEqual([kept.bank, kept.boat, ready[1]]);
  expect(withOwn(ready, {})).toEqual(ready);
  // Empty lines are still to be written.
  expect(anchorsOf(kept.bank)).toEqual({ word: 'bank', sentences: [['mine'], ['mine']] });
});

it.each([
  '',
  'null',
  '3',
  '{"bank":null}',
  '{"bank":{"word":"bank","meanings":[{}],"neutral":""}}'
])('has no anchors from %j', (json) => expect(Object.keys(parseKept(json))).toEqual([]));
