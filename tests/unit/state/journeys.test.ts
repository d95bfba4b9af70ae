import type { ProxyMarked, Remote } from 'comlink';
import { describe, expect, it } from 'vitest';
import type {
  EffectsApi,
  EffectsEngine,
  Journey,
  JourneyRequest
} from '../../../src/lib/engine/effects-contract';
import { JourneyRoom, type JourneysRequest } from '../../../src/lib/state/journeys.svelte';

const settle = () => new Promise((resolve) => setTimeout(resolve));

const requestOf = (a: string, b: string): JourneysRequest => ({
  model: 'minilm',
  anchors: { word: 'bank', sentences: [['one'], ['other']] },
  neutral: 'the bank',
  a: { text: a, position: 8 },
  b: { text: b, position: 6 }
});

const answerOf = (before: number[] | null, neutral: number[] | null): Journey => ({
  tokens: [],
  positions: [],
  anchors: [[], []],
  layers: before && before.map(() => ({ right: 8, total: 8, sure: true })),
  before,
  after: null,
  neutral,
  cosines: [1, 0.5]
});

/** An engine that answers when the test says so. */
class FakeEngine implements EffectsEngine {
  readonly asked: {
    request: JourneyRequest;
    resolve: (answer: Journey | null) => void;
    reject: (error: Error) => void;
  }[] = [];
  rooms = 0;
  #crashed = () => undefined as void;

  effects(): Promise<Remote<EffectsApi & ProxyMarked>> {
    this.rooms++;
    const journey = (request: JourneyRequest) =>
      new Promise<Journey | null>((resolve, reject) =>
        this.asked.push({ request, resolve, reject })
      );
    return Promise.resolve({ journey } as unknown as Remote<EffectsApi & ProxyMarked>);
  }
  alive = <T>(answer: Promise<T>) => answer;
  onCrash(listener: () => void) {
    this.#crashed = listener;
    return () => (this.#crashed = () => undefined);
  }
  crash() {
    this.#crashed();
  }
}

describe('a word’s ways in two texts', () => {
  it('are asked for one after the other, A with B beside it, B with the neutral sentence', async () => {
    const engine = new FakeEngine();
    const room = new JourneyRoom(engine);
    void room.show(requestOf('swimming', 'money'));
    await settle();
    expect(engine.asked.map(({ request }) => [request.text, request.neutral])).toEqual([
      ['swimming', 'money']
    ]);
    engine.asked[0].resolve(answerOf([0.4, 0.9], [0.4, 0.1]));
    await settle();
    expect(engine.asked[1].request).toMatchObject({
      text: 'money',
      position: 6,
      neutral: 'the bank',
      cuts: []
    });
    expect(room.journeys).toBeNull();
    engine.asked[1].resolve(answerOf([0.4, 0.1], [0.4, 0.3]));
    await settle();
    expect(room.journeys).toMatchObject({
      a: [0.4, 0.9],
      b: [0.4, 0.1],
      neutral: [0.4, 0.3],
      cosines: [1, 0.5]
    });
  });

  it('of an older question are dropped, and its second is not asked', async () => {
    const engine = new FakeEngine();
    const room = new JourneyRoom(engine);
    void room.show(requestOf('swimming', 'money'));
    await settle();
    void room.show(requestOf('swimming', 'loan'));
    await settle();
    engine.asked[0].resolve(answerOf([0, 1], null));
    engine.asked[1].resolve(answerOf([0, 0.8], null));
    await settle();
    expect(engine.asked.map(({ request }) => request.text)).toEqual([
      'swimming',
      'swimming',
      'loan'
    ]);
    engine.asked[2].resolve(answerOf([0, 0.2], null));
    await settle();
    expect(room.journeys).toMatchObject({ a: [0, 0.8], b: [0, 0.2], neutral: null });
  });

  it('are none where too few anchors hold a meaning, and a failure is told', async () => {
    const engine = new FakeEngine();
    const room = new JourneyRoom(engine);
    void room.show(requestOf('swimming', 'money'));
    await settle();
    engine.asked[0].resolve(answerOf(null, null));
    await settle();
    expect(room.tooFew).toEqual(requestOf('swimming', 'money'));
    expect(engine.asked).toHaveLength(1);
    void room.show(requestOf('swimming', 'loan'));
    await settle();
    engine.asked[1].reject(new Error('gone'));
    await settle();
    expect(room.journeys).toBeNull();
    expect(room.trouble?.message).toBe('gone');
  });

  it('are asked for in a new room after a crash', async () => {
    const engine = new FakeEngine();
    const room = new JourneyRoom(engine);
    void room.show(requestOf('a', 'b'));
    await settle();
    engine.crash();
    void room.show(requestOf('a', 'c'));
    await settle();
    expect(engine.rooms).toBe(2);
  });
});
