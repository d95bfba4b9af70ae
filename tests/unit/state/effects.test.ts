import type { ProxyMarked, Remote } from 'comlink';
import { describe, expect, it } from 'vitest';
import type {
  EffectsApi,
  EffectsEnd,
  EffectsEngine,
  EffectsProgress,
  EffectsRequest,
  Journey,
  JourneyRequest
} from '../../../src/lib/engine/effects-contract';
import { EngineCrashedError } from '../../../src/lib/engine/crash';
import type { Effect } from '../../../src/lib/measures/effects';
import { EffectsState } from '../../../src/lib/state/effects.svelte';

const effect = (moved: number): Effect => ({
  kind: 'head',
  layer: 1,
  head: 1,
  to: null,
  weight: null,
  moved
});
const asked = (text: string) => ({ text }) as EffectsRequest & JourneyRequest;

/** A question, answered when the test says so. */
interface Asked<T> {
  readonly text: string;
  readonly report: (progress: EffectsProgress) => void;
  answer(value: T): void;
  fail(error: Error): void;
}

function fakeEngine() {
  const journeys: Asked<Journey | null>[] = [];
  const sweeps: Asked<EffectsEnd>[] = [];
  const listeners: (() => void)[] = [];
  let [rooms, stops] = [0, 0];
  const ask = <T>(all: Asked<T>[], text: string, report: Asked<T>['report'] = () => undefined) =>
    new Promise<T>((answer, fail) => all.push({ text, report, answer, fail }));
  const room: EffectsApi = {
    journey: ({ text }) => ask(journeys, text),
    effects: ({ text }, report) => ask(sweeps, text, report),
    stop: () => void stops++
  };
  const engine: EffectsEngine = {
    effects: () => {
      rooms++;
      return Promise.resolve(room as unknown as Remote<EffectsApi & ProxyMarked>);
    },
    alive: (answer) => answer,
    onCrash: (listener) => {
      listeners.push(listener);
      return () => undefined;
    }
  };
  const crash = () => listeners.forEach((listener) => listener());
  return { engine, journeys, sweeps, crash, rooms: () => rooms, stops: () => stops };
}
/** Lets what was answered arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a sweep', () => {
  it('grows with every report, and says how it ended', async () => {
    const { engine, sweeps } = fakeEngine();
    const state = new EffectsState(engine);
    const running = state.start(asked('a'));
    await settle();
    expect(state.sweep).toMatchObject({ base: null, effects: [], total: 0, end: null });
    sweeps[0].report({ base: 0.5, total: 3, done: 1, effects: [effect(1)] });
    sweeps[0].report({ base: 0.5, total: 3, done: 3, effects: [effect(2), effect(3)] });
    expect(state.sweep).toMatchObject({ base: 0.5, total: 3, end: null });
    expect(state.sweep!.effects.map(({ moved }) => moved)).toEqual([1, 2, 3]);
    sweeps[0].answer('all');
    await running;
    expect(state.sweep!.end).toBe('all');
  });

  it('is replaced by a newer one, whatever the older one still tells or how it fails', async () => {
    const { engine, sweeps } = fakeEngine();
    const state = new EffectsState(engine);
    void state.start(asked('a'));
    void state.start(asked('b'));
    await settle();
    sweeps[0].report({ base: 9, total: 9, done: 1, effects: [effect(9)] });
    sweeps[0].fail(new Error('old'));
    sweeps[1].report({ base: 1, total: 2, done: 1, effects: [effect(1)] });
    await settle();
    expect(state.sweep).toMatchObject({ base: 1, total: 2, end: null, effects: [effect(1)] });
    expect(state.sweep!.request.text).toBe('b');
    expect(state.trouble).toBeNull();
  });

  it('is stopped only while it runs', async () => {
    const { engine, sweeps, stops } = fakeEngine();
    const state = new EffectsState(engine);
    await state.stop();
    expect(stops()).toBe(0);
    const running = state.start(asked('a'));
    await settle();
    await state.stop();
    expect(stops()).toBe(1);
    sweeps[0].answer('stopped');
    await running;
    await state.stop();
    expect(stops()).toBe(1);
  });
});

it('the newest journey wins, and a failure is trouble until the next question', async () => {
  const { engine, journeys } = fakeEngine();
  const state = new EffectsState(engine);
  void state.askJourney(asked('a'));
  void state.askJourney(asked('b'));
  await settle();
  journeys[1].answer({ positions: [2] } as unknown as Journey);
  journeys[0].answer({ positions: [1] } as unknown as Journey);
  await settle();
  expect(state.journey!.positions).toEqual([2]);
  void state.askJourney(asked('c'));
  await settle();
  journeys[2].fail(new Error('gone'));
  await settle();
  expect(state.trouble!.message).toBe('gone');
  expect(state.journey!.positions).toEqual([2]);
  void state.askJourney(asked('d'));
  expect(state.trouble).toBeNull();
});

it('after a crash what ran is failed, and a fresh room is asked', async () => {
  const { engine, sweeps, crash, rooms } = fakeEngine();
  const state = new EffectsState(engine);
  const running = state.start(asked('a'));
  await settle();
  crash();
  sweeps[0].fail(new EngineCrashedError('died'));
  await running;
  expect(state.sweep!.end).toBe('failed');
  expect(state.trouble).toBeNull();
  void state.start(asked('b'));
  await settle();
  expect(rooms()).toBe(2);
  expect(sweeps[1].text).toBe('b');
});

it('a room that cannot be opened is asked for again', async () => {
  const { engine, rooms } = fakeEngine();
  let broken = true;
  const state = new EffectsState({
    ...engine,
    effects: () => (broken ? Promise.reject(new Error('no code')) : engine.effects())
  });
  await state.askJourney(asked('a'));
  expect(state.trouble!.message).toBe('no code');
  broken = false;
  void state.askJourney(asked('b'));
  await settle();
  expect(rooms()).toBe(1);
});
