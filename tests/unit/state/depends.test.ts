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
import type { Effect } from '../../../src/lib/measures/effects';
import { Depends } from '../../../src/lib/state/depends.svelte';
import { keepAnchors, keptAnchors, parseKept } from '../../../src/lib/state/kept-anchors';

const word = { model: 'minilm', text: 'at the bank', position: 3, cuts: [] };
const anchors = { word: 'bank', sentences: [['a bank'], ['the bank']] } as const;
const request: EffectsRequest = {
  ...word,
  parts: 'weights',
  readout: { kind: 'meaning', anchors }
};
const asked: JourneyRequest = { ...word, anchors, neutral: 'the bank' };
const effect: Effect = { kind: 'mute', layer: 1, head: 1, to: 0, weight: 0.5, moved: 0.1 };

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
  stop = vi.fn();

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
let crash: () => void;
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
    onCrash: (listener) => {
      crash = listener;
      return () => undefined;
    }
  };
  depends = new Depends(engine);
});

const progress = (done: number): EffectsProgress => ({
  base: 0.6,
  total: 2,
  done,
  effects: [effect]
});

it('has effects as soon as they come, and says when all were tried', async () => {
  const sweep = depends.start(request, 5);
  await soon();
  const [{ report, answer, question }] = rooms[0].sweeps;
  expect(question).toEqual(request);
  report(progress(1));
  expect(depends.sweep).toMatchObject({ base: 0.6, total: 2, state: 'running' });
  expect(depends.sweep!.effects).toHaveLength(1);
  report(progress(2));
  answer('all');
  await sweep;
  expect(depends.sweep!.effects).toHaveLength(2);
  expect(depends.sweep!.state).toBe('all');
});

it('stopped, it keeps what has come and takes nothing more', async () => {
  const sweep = depends.start(request, 5);
  await soon();
  const [{ report, answer }] = rooms[0].sweeps;
  report(progress(1));
  depends.stop();
  expect(rooms[0].stop).toHaveBeenCalledOnce();
  report(progress(2));
  answer('stopped');
  await sweep;
  expect(depends.sweep).toMatchObject({ state: 'stopped' });
  expect(depends.sweep!.effects).toHaveLength(1);
});

it('another question takes the place of one under way', async () => {
  void depends.start(request, 5);
  await soon();
  const other = { ...request, parts: 'heads' } as const;
  const sweep = depends.start(other, 5);
  await soon();
  const [first, second] = rooms[0].sweeps;
  first.report(progress(1));
  expect(depends.sweep!.effects).toHaveLength(0);
  second.report(progress(1));
  first.answer('stopped');
  second.answer('all');
  await sweep;
  expect(depends.sweep).toMatchObject({ request: other, state: 'all' });
});

it('a failure stops it and is told; a crash brings a new room', async () => {
  const sweep = depends.start(request, 5);
  await soon();
  rooms[0].sweeps[0].fail(new Error('gone'));
  await sweep;
  expect(depends.sweep!.state).toBe('stopped');
  expect(depends.trouble?.message).toBe('gone');
  crash();
  void depends.start(request, 5);
  await soon();
  expect(rooms).toHaveLength(2);
  expect(depends.trouble).toBeNull();
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

it.each([
  '',
  'null',
  '3',
  '{"bank":null}',
  '{"bank":{"word":"bank","meanings":[{}],"neutral":""}}'
])('has no anchors from %j', (json) => expect(Object.keys(parseKept(json))).toEqual([]));
